import type { TableKey } from '@vigia/dynamo/table';
import { callStackOf } from './document-client.js';
import type { RunningApi } from './start-api.js';

/** Lets something happen after the api has read its next item of a table, and before it goes on. */
export function afterNextRead(
  api: RunningApi,
  table: TableKey,
  happening: () => Promise<void>,
): Promise<void> {
  const callStack = callStackOf(api);
  return new Promise((resolve, reject) => {
    callStack.add(
      (next, { commandName }) =>
        async (call) => {
          const answer = await next(call);
          const isIt =
            commandName.startsWith('GetItem') &&
            call.input.TableName === api.config.dynamo.tables[table];
          if (isIt && callStack.remove('after-next-read')) {
            await happening().then(resolve, reject);
          }
          return answer;
        },
      { step: 'initialize', name: 'after-next-read' },
    );
  });
}
