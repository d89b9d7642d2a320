import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  activeAssignee,
  counterChanges,
  type Activity,
  type Following,
  type Incident,
} from '@vigia/domain/incident';
import { failed } from '../errors.js';
import { isNew } from '../expressions.js';
import { toActivityItem } from '../incident/activity.item.js';
import { toFollowedItem, toFollowerItem } from '../incident/following.item.js';
import { counterWrites } from '../incident/incident-counters.js';
import { toIncidentItem } from '../incident/incident.item.js';
import type { TableNames } from '../table.js';
import { transact, type NamedWrite } from '../transaction.js';

/** An incident as it is by now, all that happened to it, and who follows it. */
export interface History {
  readonly incident: Incident;
  readonly activity: readonly Activity[];
  readonly followings: readonly Following[];
}

/** Incidents of one transaction: with their workers and the counters, at most 100 writes. */
const AT_ONCE = 60;
/** Rows that one call takes. */
const BATCH = 25;
const LANES = 4;

interface Row {
  readonly table: string;
  readonly item: object;
}

/**
 * Stores incidents of the past with their histories, followers, counters and open loads; nobody is notified. It answers
 * how many it stored: some of them at a time or none, so what was cut short can be repeated from the start. Of some that
 * are there already, none is stored again.
 */
export async function storeHistories(
  client: DynamoDBDocumentClient,
  tables: TableNames,
  histories: readonly History[],
): Promise<number> {
  let stored = 0;
  for (let from = 0; from < histories.length; from += AT_ONCE) {
    const some = histories.slice(from, from + AT_ONCE);
    // Before the incidents, because a row of a history that nobody finds does no harm.
    await putRows(
      client,
      some.flatMap((history) => rowsOf(tables, history)),
    );
    if (
      await putIncidents(
        client,
        tables,
        some.map(({ incident }) => incident),
      )
    ) {
      stored += some.length;
    }
  }
  return stored;
}

function rowsOf(tables: TableNames, { activity, followings }: History): readonly Row[] {
  return [
    ...activity.map((row) => ({ table: tables.activity, item: toActivityItem(row) })),
    ...followings.flatMap((following) => [
      { table: tables.activity, item: toFollowerItem(following) },
      { table: tables.personal, item: toFollowedItem(following) },
    ]),
  ];
}

async function putRows(client: DynamoDBDocumentClient, rows: readonly Row[]): Promise<void> {
  const batches: (readonly Row[])[] = [];
  for (let from = 0; from < rows.length; from += BATCH)
    batches.push(rows.slice(from, from + BATCH));
  const rest = batches.values();
  const lane = async (): Promise<void> => {
    for (const batch of rest) await putBatch(client, batch);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function putBatch(client: DynamoDBDocumentClient, batch: readonly Row[]): Promise<void> {
  const requests: Record<string, { PutRequest: { Item: Record<string, unknown> } }[]> = {};
  for (const { table, item } of batch) {
    (requests[table] ??= []).push({ PutRequest: { Item: { ...item } } });
  }
  let left: typeof requests | undefined = requests;
  while (left !== undefined && Object.keys(left).length > 0) {
    const answer = await client
      .send(new BatchWriteCommand({ RequestItems: left }))
      .catch(failed('store rows of history'));
    left = answer.UnprocessedItems as typeof requests | undefined;
  }
}

async function putIncidents(
  client: DynamoDBDocumentClient,
  tables: TableNames,
  incidents: readonly Incident[],
): Promise<boolean> {
  const loads = new Map<string, number>();
  for (const email of incidents.flatMap((incident) => activeAssignee(incident) ?? [])) {
    loads.set(email, (loads.get(email) ?? 0) + 1);
  }
  const writes: NamedWrite<'incident' | 'row' | 'worker'>[] = [
    ...incidents.map((incident) => ({
      name: 'incident' as const,
      write: {
        Put: { TableName: tables.reports, Item: toIncidentItem(incident), ...isNew('id') },
      },
    })),
    ...[...loads].map(([email, by]) => ({
      name: 'worker' as const,
      write: {
        Update: {
          TableName: tables.users,
          Key: { email },
          UpdateExpression: 'ADD #load :by',
          ConditionExpression: 'attribute_exists(#email)',
          ExpressionAttributeNames: { '#load': 'carga_abierta', '#email': 'email' },
          ExpressionAttributeValues: { ':by': by },
        },
      },
    })),
    ...counterWrites(
      tables.activity,
      incidents.map((incident) => ({
        id: incident.id,
        changes: counterChanges(undefined, incident),
      })),
    ),
  ];
  const refused = await transact(client, 'store incidents of the past', writes);
  if (refused.has('worker')) throw new Error('A worker of the incidents has no account.');
  return refused.size === 0;
}
