import { callStackOf } from './document-client.js';
import type { RunningApi } from './start-api.js';

/** The names of the DynamoDB calls that a request makes, sorted; those of pushes, which come after its answer, left out. */
export async function callsOf(api: RunningApi, request: () => Promise<unknown>): Promise<string[]> {
  const callStack = callStackOf(api);
  const { connections, tokens } = api.config.dynamo.tables;
  // Whose access ended is asked once a second, however many requests there are.
  const isOfRequest = (command: string, table: string | undefined): boolean =>
    table !== connections && !(table === tokens && command === 'QueryCommand');
  const calls: string[] = [];
  callStack.add(
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
    callStack.remove('count-calls');
  }
  return calls.sort();
}
