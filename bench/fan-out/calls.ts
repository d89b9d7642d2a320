import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What was asked of DynamoDB so far. */
export interface Calls {
  count: number;
  rows: number;
}

/** Counts every call of a client and the rows that it read. */
export function countCalls(client: DynamoDBDocumentClient): Calls {
  const calls = { count: 0, rows: 0 };
  client.middlewareStack.add(
    (next) => async (call) => {
      calls.count += 1;
      const result = await next(call);
      calls.rows += (result.output as { ScannedCount?: number }).ScannedCount ?? 0;
      return result;
    },
    { step: 'initialize', name: 'count-calls' },
  );
  return calls;
}
