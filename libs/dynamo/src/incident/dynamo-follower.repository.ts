import {
  GetCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { FollowerRepository, type Following } from '@vigia/domain/incident';
import { failed } from '../errors.js';
import { followersKey } from '../keys.js';
import type { TableNames } from '../table.js';
import { fromFollowerItem } from './following.item.js';

const FOLLOWERS_PER_QUERY = 500;

/** Who follows an incident, in DynamoDB: rows beside the incident. */
export class DynamoFollowerRepository extends FollowerRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'activity'>,
  ) {
    super();
  }

  override async find(incidentId: string, email: string): Promise<Following | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.activity,
          Key: { incidente_id: followersKey(incidentId), id: email },
          ConsistentRead: true,
        }),
      )
      .catch(failed('find a follower'));
    return Item && fromFollowerItem(Item);
  }

  override async *listFollowers(incidentId: string): AsyncIterable<readonly string[]> {
    let start: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await this.client
        .send(
          new QueryCommand({
            TableName: this.tables.activity,
            KeyConditionExpression: '#k = :k',
            ExpressionAttributeNames: { '#k': 'incidente_id' },
            ExpressionAttributeValues: { ':k': followersKey(incidentId) },
            Limit: FOLLOWERS_PER_QUERY,
            ...(start !== undefined && { ExclusiveStartKey: start }),
          }),
        )
        .catch(failed('list the followers of an incident'));
      const followers = (page.Items ?? []).map((item) => fromFollowerItem(item).email);
      if (followers.length > 0) yield followers;
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
}
