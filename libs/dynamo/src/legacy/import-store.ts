import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  INCIDENT_STATUSES,
  activeAssignee,
  countersOf,
  type LoadChange,
} from '@vigia/domain/incident';
import { failed } from '../errors.js';
import { DynamoIncidentRepository } from '../incident/dynamo-incident.repository.js';
import { counterWrites, type Counted } from '../incident/incident-counters.js';
import { fromIncidentItem } from '../incident/incident.item.js';
import type { Item } from '../item-reader.js';
import { TABLES, type TableNames } from '../table.js';
import { transact, type NamedWrite } from '../transaction.js';
import { rowWrite, type ImportedTable, type RowChange } from './row-change.js';

/** What an import stores at once: rows, and by how much it changes the open loads of workers. */
export interface ImportWrite {
  readonly rows: readonly RowChange[];
  readonly loads: readonly LoadChange[];
}

const PAGE = 200;
const RANK = TABLES.reports.indexes[3].key.sort;

/** [CNT-3] What a row does to the counters: it is in them exactly as long as it has its rank. */
function countedBy({ table, before, after }: RowChange): readonly Counted[] {
  if (table !== 'reports') return [];
  const sides: readonly (readonly [Item | null, 1 | -1])[] = [
    [before, -1],
    [after, 1],
  ];
  return sides.flatMap(([item, by]) => {
    if (item?.[RANK] === undefined) return [];
    const incident = fromIncidentItem(item);
    const changes = new Map(countersOf(incident).map((counter) => [counter, by] as const));
    return [{ id: incident.id, changes }];
  });
}

/** Rows as they are stored, for an import that must be able to put each of them back. */
export class ImportStore {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: TableNames,
  ) {}

  /** The row of a key as it is stored now. */
  async find(table: ImportedTable, key: Item): Promise<Item | undefined> {
    const { Item } = await this.client
      .send(new GetCommand({ TableName: this.tables[table], Key: key, ConsistentRead: true }))
      .catch(failed('find a row to import over'));
    return Item;
  }

  /** Stores all of it or nothing; `false` when a row is not any more what the write says it was. */
  async store({ rows, loads }: ImportWrite): Promise<boolean> {
    const writes: NamedWrite<'row' | 'load'>[] = [
      ...counterWrites(this.tables.activity, rows.flatMap(countedBy)),
      ...rows.map((row) => ({ name: 'row' as const, write: rowWrite(this.tables, row) })),
      ...loads.map(({ email, by }) => ({
        name: 'load' as const,
        write: {
          Update: {
            TableName: this.tables.users,
            Key: { email },
            UpdateExpression: 'ADD #load :by',
            ConditionExpression: 'attribute_exists(#email)',
            ExpressionAttributeNames: { '#load': 'carga_abierta', '#email': 'email' },
            ExpressionAttributeValues: { ':by': by },
          },
        },
      })),
    ];
    return (await transact(this.client, 'import an item', writes)).size === 0;
  }

  /** How many incidents are on a worker's plate, counted anew. */
  async countLoad(email: string): Promise<number> {
    const incidents = new DynamoIncidentRepository(this.client, this.tables);
    const query = {
      filter: { statuses: INCIDENT_STATUSES },
      order: 'oldest',
      limit: PAGE,
    } as const;
    let count = 0;
    let cursor: string | undefined;
    do {
      const page = await incidents.listByAssignee(email, {
        ...query,
        ...(cursor !== undefined && { cursor }),
      });
      count += page.items.filter((incident) => activeAssignee(incident) === email).length;
      cursor = page.next;
    } while (cursor !== undefined);
    return count;
  }
}
