import type { TableKey } from '@vigia/dynamo/table';
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

/** Lets something happen after the api has read its next item of a table, and before it goes on. */
export function afterNextRead(
  api: RunningApi,
  table: TableKey,
  happening: () => Promise<void>,
): Promise<void> {
  const { middlewareStack } = api.app.get<Client>('document-client', { strict: false });
  return new Promise((resolve, reject) => {
    middlewareStack.add(
      (next, { commandName }) =>
        async (call) => {
          const answer = await next(call);
          const isIt =
            commandName.startsWith('GetItem') &&
            call.input.TableName === api.config.dynamo.tables[table];
          if (isIt && middlewareStack.remove('after-next-read')) {
            await happening().then(resolve, reject);
          }
          return answer;
        },
      { step: 'initialize', name: 'after-next-read' },
    );
  });
}
