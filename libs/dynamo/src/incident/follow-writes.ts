import type { FollowChange } from '@vigia/domain/incident';
import { isNew } from '../expressions.js';
import { followedOrder, followersKey } from '../keys.js';
import type { TableNames } from '../table.js';
import type { NamedWrite } from '../transaction.js';
import { toFollowerItem, toFollowedItem } from './following.item.js';

/** The rows of a following, in both directions: beside the incident, and among what belongs to the person. */
export function followWrites(
  tables: Pick<TableNames, 'activity' | 'personal'>,
  change: FollowChange | undefined,
): readonly NamedWrite<'follower'>[] {
  if (change === undefined) return [];
  const { following, begins } = change;
  const { incidentId, email, since } = following;
  const writes: readonly NamedWrite<'follower'>['write'][] = begins
    ? [
        { Put: { TableName: tables.activity, Item: toFollowerItem(following), ...isNew('id') } },
        { Put: { TableName: tables.personal, Item: toFollowedItem(following) } },
      ]
    : [
        {
          Delete: {
            TableName: tables.activity,
            Key: { incidente_id: followersKey(incidentId), id: email },
            ConditionExpression: '#since = :since',
            ExpressionAttributeNames: { '#since': 'fecha' },
            ExpressionAttributeValues: { ':since': since },
          },
        },
        {
          Delete: {
            TableName: tables.personal,
            Key: { email, id: followedOrder(since, incidentId) },
          },
        },
      ];
  return writes.map((write) => ({ name: 'follower', write }));
}
