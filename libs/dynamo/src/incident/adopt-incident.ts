import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  INCIDENT_STATUSES,
  counterChanges,
  priorityRank,
  type Incident,
} from '@vigia/domain/incident';
import { isStill } from '../expressions.js';
import { priorityOrder } from '../keys.js';
import { mergedPage } from '../merged-page.js';
import { queryTrack } from '../query-track.js';
import { TABLES, type TableNames } from '../table.js';
import { transact } from '../transaction.js';
import { counterWrites } from './incident-counters.js';
import { fromIncidentItem } from './incident.item.js';

const RANK = TABLES.reports.indexes[3].key.sort;
const BY_STATUS = TABLES.reports.indexes[2];
const CHUNK = 200;

type AdoptionTables = Pick<TableNames, 'reports' | 'activity'>;

/** [CNT-3] The condition that an item is in the counters, and so in the list by priority. */
export const IS_COUNTED = { clause: 'attribute_exists(#rank)', names: { '#rank': RANK } } as const;

/**
 * [CNT-3] Counts an incident that an earlier version stored, once, and lists it by priority; `false` when it was
 * counted before, or is another version by now.
 */
export async function adoptIncident(
  client: DynamoDBDocumentClient,
  { activity, reports }: AdoptionTables,
  incident: Incident,
): Promise<boolean> {
  const still = isStill('id', incident.version);
  const refused = await transact(client, 'count an incident', [
    {
      name: 'incident',
      write: {
        Update: {
          TableName: reports,
          Key: { id: incident.id },
          UpdateExpression: 'SET #rank = :rank',
          ConditionExpression: `(${still.ConditionExpression}) AND attribute_not_exists(#rank)`,
          ExpressionAttributeNames: { ...still.ExpressionAttributeNames, ...IS_COUNTED.names },
          ExpressionAttributeValues: {
            ...still.ExpressionAttributeValues,
            ':rank': priorityOrder(priorityRank(incident), incident.id),
          },
        },
      },
    },
    ...counterWrites(activity, [{ id: incident.id, changes: counterChanges(undefined, incident) }]),
  ]);
  return refused.size === 0;
}

/**
 * Adopts every incident that an earlier version stored, and answers how many. It can run while others write, be ended
 * and be repeated: each is counted once. An incident that changes while this looks is counted by its own change.
 */
export async function adoptIncidents(
  client: DynamoDBDocumentClient,
  tables: AdoptionTables,
): Promise<number> {
  const { key, name: index } = BY_STATUS;
  const tracks = INCIDENT_STATUSES.map((value) =>
    queryTrack(client, {
      table: tables.reports,
      index,
      key,
      value,
      direction: 'ascending',
      filter: {
        expression: 'attribute_not_exists(#rank)',
        names: IS_COUNTED.names,
        values: {},
      },
    }),
  );
  let adopted = 0;
  let after: string | undefined;
  do {
    const { rows, next } = await mergedPage(tracks, {
      direction: 'ascending',
      limit: CHUNK,
      after,
      isFiltered: true,
      positionOf: (item) => String(item[key.sort]),
    });
    for (const row of rows) {
      if (await adoptIncident(client, tables, fromIncidentItem(row))) adopted += 1;
    }
    after = next;
  } while (after !== undefined);
  return adopted;
}
