import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { ConnectionRepository, type Connection } from '@vigia/domain/connection';
import type { Audience } from '@vigia/domain/notification';
import { failed } from '../errors.js';
import { TABLES, type TableNames } from '../table.js';
import { fromConnectionItem, toConnectionItem } from './connection.item.js';
import { userOf } from './user-of.js';

const [BY_USER, BY_GROUP] = TABLES.connections.indexes;

/** Open sockets in DynamoDB. */
export class DynamoConnectionRepository extends ConnectionRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'connections'>,
    private readonly pageSize = 1_000,
  ) {
    super();
  }

  override async put(connection: Connection): Promise<void> {
    await this.client
      .send(
        new PutCommand({
          TableName: this.tables.connections,
          Item: toConnectionItem(connection),
        }),
      )
      .catch(failed('store a connection'));
  }

  override async remove(id: string): Promise<void> {
    await this.client
      .send(new DeleteCommand({ TableName: this.tables.connections, Key: { connectionId: id } }))
      .catch(failed('remove a connection'));
  }

  override async find(id: string): Promise<Connection | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.connections,
          Key: { connectionId: id },
          ConsistentRead: true,
        }),
      )
      .catch(failed('find a connection'));
    return Item && fromConnectionItem(Item);
  }

  override async *listIds(audience: Audience): AsyncIterable<readonly string[]> {
    const email = userOf(audience);
    const index = email === undefined ? BY_GROUP : BY_USER;
    let start: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await this.client
        .send(
          new QueryCommand({
            TableName: this.tables.connections,
            IndexName: index.name,
            KeyConditionExpression: '#k = :k',
            ExpressionAttributeNames: { '#k': index.key.partition },
            ExpressionAttributeValues: { ':k': email ?? audience },
            Limit: this.pageSize,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        )
        .catch(failed('list the connections of an audience'));
      const ids = (page.Items ?? []).map((item) => String(item.connectionId));
      if (ids.length > 0) yield ids;
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
}
