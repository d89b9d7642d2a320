import { endedAccess, incidentBoardId } from '@vigia/domain/board';
import {
  counterChanges,
  type ChosenWorker,
  type IncidentChange,
  type IncidentCommit,
  type LoadChange,
} from '@vigia/domain/incident';
import { accessWrites } from '../board/board-access.js';
import { isNew, isStill } from '../expressions.js';
import { toNotificationItem } from '../notification/notification.item.js';
import { photoWrites } from '../photo/photo-writes.js';
import { receiptWrites } from '../receipt/receipt-write.js';
import type { TableNames } from '../table.js';
import type { NamedWrite } from '../transaction.js';
import { toActivityItem } from './activity.item.js';
import { followWrites } from './follow-writes.js';
import { IS_COUNTED } from './adopt-incident.js';
import { counterWrites } from './incident-counters.js';
import { toIncidentItem } from './incident.item.js';

/** The part of a business write that a refusal is about. */
export type IncidentWriteName =
  'receipt' | 'incident' | 'row' | 'worker' | 'previous-worker' | 'photo' | 'access' | 'follower';

/** A worker has one less. */
const RELIEVING = {
  UpdateExpression: 'ADD #load :by',
  ConditionExpression: 'attribute_exists(#email)',
  ExpressionAttributeNames: { '#load': 'carga_abierta', '#email': 'email' },
  ExpressionAttributeValues: { ':by': -1 },
} as const;

/** A worker has one more, from a moment on; a chosen one only if they are as they were. */
function burdening(at: string, chosen: ChosenWorker | undefined) {
  const still = chosen && isStill('email', chosen.version);
  return {
    UpdateExpression: 'ADD #load :by SET #last = :at',
    ConditionExpression: still
      ? `attribute_exists(#email) AND (${still.ConditionExpression}) AND ${HAS_LOAD}`
      : 'attribute_exists(#email)',
    ExpressionAttributeNames: {
      ...RELIEVING.ExpressionAttributeNames,
      ...still?.ExpressionAttributeNames,
      '#last': 'ultima_asignacion',
    },
    ExpressionAttributeValues: {
      ...still?.ExpressionAttributeValues,
      ...(chosen && { ':load': chosen.openLoad, ':none': 0 }),
      ':by': 1,
      ':at': at,
    },
  };
}

/** An account that was never given anything may have no load. */
const HAS_LOAD = '(#load = :load OR (attribute_not_exists(#load) AND :load = :none))';

/** Everything that one business write stores. */
export function incidentWrites(
  tables: TableNames,
  commit: IncidentCommit,
  loads: readonly LoadChange[],
): readonly NamedWrite<IncidentWriteName>[] {
  const { before, incident, activity, notifications, receipt, photos = [] } = commit;
  const { chosen, follows, other } = commit;
  const changes = other === undefined ? [commit] : [commit, other];
  return [
    ...receiptWrites(tables.tokens, receipt),
    ...changes.flatMap((change) => changeWrites(tables, change)),
    ...notifications.map((notification): NamedWrite<'row'> => {
      const Item = toNotificationItem(notification);
      return { name: 'row', write: { Put: { TableName: tables.notifications, Item } } };
    }),
    ...loads.map(({ email, by }): NamedWrite<'worker' | 'previous-worker'> => ({
      name: by > 0 ? 'worker' : 'previous-worker',
      write: {
        Update: {
          TableName: tables.users,
          Key: { email },
          ...(by > 0 ? burdening(activity.at, chosen) : RELIEVING),
        },
      },
    })),
    ...counterWrites(
      tables.activity,
      changes.map((change) => ({
        id: change.incident.id,
        changes: counterChanges(change.before, change.incident),
      })),
    ),
    ...photoWrites(tables.photos, photos, incident.id),
    ...followWrites(tables, follows),
    ...accessWrites(tables, incidentBoardId(incident.id), endedAccess(before, incident)),
  ];
}

function changeWrites(
  tables: TableNames,
  { before, incident, activity }: IncidentChange,
): readonly NamedWrite<'incident' | 'row'>[] {
  return [
    {
      name: 'incident',
      write: {
        Put: {
          TableName: tables.reports,
          Item: toIncidentItem(incident),
          ...(before === undefined ? isNew('id') : isStillCounted(before.version)),
        },
      },
    },
    {
      name: 'row',
      write: { Put: { TableName: tables.activity, Item: toActivityItem(activity) } },
    },
  ];
}

/** [STO-2] [CNT-3] The condition that an item is the version that was read, and in the counters. */
function isStillCounted(version: number) {
  const still = isStill('id', version);
  return {
    ...still,
    ConditionExpression: `(${still.ConditionExpression}) AND ${IS_COUNTED.clause}`,
    ExpressionAttributeNames: { ...still.ExpressionAttributeNames, ...IS_COUNTED.names },
  };
}
