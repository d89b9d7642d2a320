import { ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { failed } from '../errors.js';
import type { Item } from '../item-reader.js';

/**
 * Every item of a table of the old system, page by page, each page strongly consistent. The old tables have no index
 * that lists them, and an import reads them once: the only scan there is, and never of a table that serves requests.
 */
export async function* readOldTable(
  client: DynamoDBDocumentClient,
  TableName: string,
  pageSize?: number,
): AsyncGenerator<Item> {
  let from: Item | undefined;
  do {
    const page = await client
      .send(
        new ScanCommand({
          TableName,
          ConsistentRead: true,
          ...(from !== undefined && { ExclusiveStartKey: from }),
          ...(pageSize !== undefined && { Limit: pageSize }),
        }),
      )
      .catch(failed(`read the old table ${TableName}`));
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}
