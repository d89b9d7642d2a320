import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { StorageError, failed } from './errors.js';
import type { Item } from './item-reader.js';

/** Up to 100 items by their keys, read consistently in one call, in no particular order. */
export async function batchGet(
  client: DynamoDBDocumentClient,
  operation: string,
  table: string,
  keys: readonly Readonly<Record<string, string>>[],
): Promise<readonly Item[]> {
  if (keys.length === 0) return [];
  const { Responses, UnprocessedKeys = {} } = await client
    .send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: [...keys], ConsistentRead: true } } }),
    )
    .catch(failed(operation));
  if (Object.keys(UnprocessedKeys).length > 0) {
    throw new StorageError(`The storage was too busy to ${operation}.`);
  }
  return Responses?.[table] ?? [];
}
