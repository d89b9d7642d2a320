import { callStackOf } from './document-client.js';
import type { RunningApi } from './start-api.js';

/** The partition of the switches of automatic assignment. */
const AUTO_ASSIGNMENT = '#campus';

interface Input {
  readonly TableName?: string;
  readonly Key?: Readonly<Record<string, unknown>>;
}

/** The names of the DynamoDB calls that a request makes, sorted; those of pushes, which come after its answer, left out. */
export async function callsOf(api: RunningApi, request: () => Promise<unknown>): Promise<string[]> {
  const callStack = callStackOf(api);
  const { connections, tokens } = api.config.dynamo.tables;
  // Whose access ended is asked once a second, and what is assigned by itself once a minute, however many requests
  // there are.
  const isOfRequest = (command: string, { TableName, Key }: Input): boolean =>
    TableName !== connections &&
    !(TableName === tokens && command === 'QueryCommand') &&
    Key?.['email'] !== AUTO_ASSIGNMENT;
  const calls: string[] = [];
  callStack.add(
    (next, { commandName }) =>
      (call) => {
        if (isOfRequest(commandName, call.input)) {
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
