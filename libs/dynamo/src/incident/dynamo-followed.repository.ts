import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { FollowedRepository, type Following } from '@vigia/domain/incident';
import type { Page } from '@vigia/domain/shared';
import { decodeCursor, pageOf } from '../cursor.js';
import { failed } from '../errors.js';
import { FOLLOWED_PREFIX, followedOrder } from '../keys.js';
import type { TableNames } from '../table.js';
import { followedList } from './incident-list.js';
import { fromFollowedItem } from './following.item.js';

/** What somebody follows, in DynamoDB: rows among what belongs to them. */
export class DynamoFollowedRepository extends FollowedRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'personal'>,
  ) {
    super();
  }

  override async listFollowed(
    email: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Following>> {
    const list = followedList(email);
    const after = decodeCursor(list, cursor);
    const { Items = [] } = await this.client
      .send(
        new QueryCommand({
          TableName: this.tables.personal,
          ConsistentRead: true,
          KeyConditionExpression: '#email = :email AND begins_with(#id, :kind)',
          ExpressionAttributeNames: { '#email': 'email', '#id': 'id' },
          ExpressionAttributeValues: { ':email': email, ':kind': FOLLOWED_PREFIX },
          ScanIndexForward: false,
          Limit: limit + 1,
          ...(after !== undefined && { ExclusiveStartKey: { email, id: after } }),
        }),
      )
      .catch(failed('list what somebody follows'));
    const shown = Items.slice(0, limit).map(fromFollowedItem);
    const last = Items.length > limit ? shown.at(-1) : undefined;
    return pageOf(list, shown, last && followedOrder(last.since, last.incidentId));
  }
}
