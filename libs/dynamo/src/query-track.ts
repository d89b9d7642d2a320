import {
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { failed } from './errors.js';
import type { Item } from './item-reader.js';
import type { Direction, Track } from './merged-page.js';

/** A condition on the rows of a query, beside its key. */
export interface RowFilter {
  readonly expression: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The rows of one partition, of a table (read consistently) or of an index, by its unique sort key. */
export interface Partition {
  readonly table: string;
  readonly index?: string;
  readonly key: { readonly partition: string; readonly sort: string };
  readonly value: string;
  readonly direction: Direction;
  readonly filter?: RowFilter | undefined;
}

/** Reads a partition with one Query per chunk. */
export function queryTrack(client: DynamoDBDocumentClient, partition: Partition): Track<Item> {
  const { table, index, key, value, direction, filter } = partition;
  const isAscending = direction === 'ascending';
  return async (after, count) => {
    const input: QueryCommandInput = {
      TableName: table,
      ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
      KeyConditionExpression:
        after === undefined ? '#k = :k' : `#k = :k AND #s ${isAscending ? '>' : '<'} :s`,
      ExpressionAttributeNames: {
        ...filter?.names,
        '#k': key.partition,
        ...(after === undefined ? {} : { '#s': key.sort }),
      },
      ExpressionAttributeValues: {
        ...filter?.values,
        ':k': value,
        ...(after === undefined ? {} : { ':s': after }),
      },
      ...(filter === undefined ? {} : { FilterExpression: filter.expression }),
      ScanIndexForward: isAscending,
      Limit: count,
    };
    const { Items = [], LastEvaluatedKey } = await client
      .send(new QueryCommand(input))
      .catch(failed(`query ${index ?? 'the rows'} of ${table}`));
    if (LastEvaluatedKey === undefined) return { rows: Items };
    return { rows: Items, reached: String(LastEvaluatedKey[key.sort]) };
  };
}
