import {
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { failed } from './errors.js';
import type { Item } from './item-reader.js';

/** The items of a queue whose time has come by `now`, the longest overdue first, some behind the key of another one. */
export function dueItems(
  client: DynamoDBDocumentClient,
  operation: string,
  queue: QueueOf,
): (after: Item | undefined, count: number) => Promise<{ rows: readonly Item[]; reached?: Item }> {
  const { table, index, name, now } = queue;
  const input: QueryCommandInput = {
    TableName: table,
    IndexName: index.name,
    KeyConditionExpression: '#queue = :queue AND #due <= :now',
    ExpressionAttributeNames: { '#queue': index.key.partition, '#due': index.key.sort },
    ExpressionAttributeValues: { ':queue': name, ':now': now },
  };
  return async (ExclusiveStartKey, Limit) => {
    const { Items = [], LastEvaluatedKey: reached } = await client
      .send(new QueryCommand({ ...input, Limit, ExclusiveStartKey }))
      .catch(failed(operation));
    return { rows: Items, ...(reached && { reached }) };
  };
}

interface QueueOf {
  readonly table: string;
  readonly index: {
    readonly name: string;
    readonly key: { readonly partition: string; readonly sort: string };
  };
  /** What the items of the queue have in the partition of the index. */
  readonly name: string;
  /** The highest key that is due. */
  readonly now: string;
}
