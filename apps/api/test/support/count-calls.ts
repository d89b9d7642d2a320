import type { RunningApi } from './start-api.js';

interface Call {
  readonly input: { readonly TableName?: string };
}
type Handler = (call: Call) => Promise<unknown>;
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (next: Handler, context: { readonly commandName: string }) => Handler,
      options: { readonly step: 'initialize'; readonly name: string },
    ): void;
    remove(name: string): boolean;
  };
}

/** The names of the DynamoDB calls that a request makes, sorted; those of pushes, which come after its answer, left out. */
export async function callsOf(api: RunningApi, request: () => Promise<unknown>): Promise<string[]> {
  const { middlewareStack } = api.app.get<Client>('document-client', { strict: false });
  const { connections, tokens } = api.config.dynamo.tables;
  // Whose access ended is asked once a second, however many requests there are.
  const isOfRequest = (command: string, table: string | undefined): boolean =>
    table !== connections && !(table === tokens && command === 'QueryCommand');
  const calls: string[] = [];
  middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (isOfRequest(commandName, call.input.TableName)) {
          calls.push(commandName.replace('Command', ''));
        }
        return next(call);
      },
    { step: 'initialize', name: 'count-calls' },
  );
  try {
    await request();
  } finally {
    middlewareStack.remove('count-calls');
  }
  return calls.sort();
}
