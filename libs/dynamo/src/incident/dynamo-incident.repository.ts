import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  INCIDENT_STATUSES,
  IncidentRepository,
  loadChanges,
  type Activity,
  type Incident,
  type IncidentCommit,
  type IncidentCounts,
  type IncidentFilter,
  type IncidentOrder,
  type IncidentQuery,
} from '@vigia/domain/incident';
import { PhotoTakenError } from '@vigia/domain/photo';
import { ConcurrentChangeError, ReceiptExistsError, type Page } from '@vigia/domain/shared';
import { batchGet } from '../batch-get.js';
import { decodeCursor, pageOf, type List } from '../cursor.js';
import { StorageError, failed } from '../errors.js';
import type { Item } from '../item-reader.js';
import { COUNTERS_KEY, COUNTER_SHARDS } from '../keys.js';
import { mergedPage } from '../merged-page.js';
import { queryTrack } from '../query-track.js';
import { TABLES, type IndexDefinition, type TableNames } from '../table.js';
import { transact } from '../transaction.js';
import { fromActivityItem } from './activity.item.js';
import { adoptIncident } from './adopt-incident.js';
import { countsOf } from './incident-counters.js';
import { isImpossible, rowFilter } from './incident-filter.js';
import { activityList, directionOf, incidentList } from './incident-list.js';
import { incidentWrites } from './incident-writes.js';
import { fromIncidentItem } from './incident.item.js';

const [BY_REPORTER, BY_ASSIGNEE, BY_STATUS, BY_PRIORITY] = TABLES.reports.indexes;

/** Incidents and their history in DynamoDB. */
export class DynamoIncidentRepository extends IncidentRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: TableNames,
  ) {
    super();
  }

  override async find(id: string): Promise<Incident | undefined> {
    const { Item } = await this.client
      .send(new GetCommand({ TableName: this.tables.reports, Key: { id }, ConsistentRead: true }))
      .catch(failed('find an incident'));
    return Item && fromIncidentItem(Item);
  }

  override async findSeveral(ids: readonly string[]): Promise<readonly Incident[]> {
    const keys = [...new Set(ids)].map((id) => ({ id }));
    const items = await batchGet(this.client, 'find incidents', this.tables.reports, keys);
    return items.map(fromIncidentItem);
  }

  override async commit(commit: IncidentCommit): Promise<void> {
    const { before, incident, other, receipt } = commit;
    const loads = loadChanges(before, incident);
    const store = (changes: typeof loads) =>
      transact(this.client, 'commit an incident', incidentWrites(this.tables, commit, changes));

    let refused = await store(loads);
    if (refused.has('incident') && (await this.adopt([before, other?.before]))) {
      refused = await store(loads);
    }
    if (refused.size === 1 && refused.has('previous-worker')) {
      // An incident of the old system may name a worker who never had an account here: nobody is relieved.
      refused = await store(loads.filter(({ by }) => by > 0));
    }
    if (receipt !== undefined && refused.has('receipt')) throw new ReceiptExistsError(receipt.id);
    if (refused.has('incident') || refused.has('follower')) {
      throw new ConcurrentChangeError(incident.id);
    }
    if (refused.has('photo')) throw new PhotoTakenError();
    if (commit.chosen !== undefined && refused.has('worker')) {
      throw new ConcurrentChangeError(commit.chosen.email);
    }
    if (refused.size > 0) throw new StorageError('The worker of the incident has no account.');
  }

  /** Those that an earlier version stored, and counted nowhere; `false` when there are none. */
  private async adopt(incidents: readonly (Incident | undefined)[]): Promise<boolean> {
    let hasAdopted = false;
    for (const incident of incidents) {
      if (incident === undefined) continue;
      if (await adoptIncident(this.client, this.tables, incident)) hasAdopted = true;
    }
    return hasAdopted;
  }

  override listByReporter(email: string, query: IncidentQuery): Promise<Page<Incident>> {
    const list = incidentList('reporter', email, query);
    return this.list(list, query, query.filter, BY_REPORTER, [email]);
  }

  override listByAssignee(email: string, query: IncidentQuery): Promise<Page<Incident>> {
    const list = incidentList('assignee', email, query);
    // A filter may not speak of the key of its index; a filter for somebody else lets nothing through.
    const { assignee = email, ...filter } = query.filter;
    return this.list(list, query, filter, BY_ASSIGNEE, assignee === email ? [email] : []);
  }

  override listAll(query: IncidentQuery<IncidentOrder>): Promise<Page<Incident>> {
    const list = incidentList('all', '', query);
    if (query.order === 'priority') {
      const { statuses = INCIDENT_STATUSES, ...filter } = query.filter;
      return this.list(list, query, filter, BY_PRIORITY, [...new Set(statuses)]);
    }
    const { assignee, ...unassigned } = query.filter;
    if (assignee !== undefined) return this.list(list, query, unassigned, BY_ASSIGNEE, [assignee]);
    const { statuses = INCIDENT_STATUSES, ...filter } = unassigned;
    return this.list(list, query, filter, BY_STATUS, [...new Set(statuses)]);
  }

  override async count(): Promise<IncidentCounts> {
    const { rows } = await queryTrack(this.client, {
      table: this.tables.activity,
      key: TABLES.activity.key,
      value: COUNTERS_KEY,
      direction: 'ascending',
    })(undefined, COUNTER_SHARDS);
    return countsOf(rows);
  }

  override async listActivity(
    incidentId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Activity>> {
    const list = activityList(incidentId);
    const { key } = TABLES.activity;
    const track = queryTrack(this.client, {
      table: this.tables.activity,
      key,
      value: incidentId,
      direction: 'ascending',
    });
    const { rows, next } = await mergedPage([track], {
      direction: 'ascending',
      limit,
      after: decodeCursor(list, cursor),
      isFiltered: false,
      positionOf: (item: Item) => String(item[key.sort]),
    });
    return pageOf(list, rows.map(fromActivityItem), next);
  }

  private async list(
    list: List,
    query: IncidentQuery<IncidentOrder>,
    filter: IncidentFilter,
    { name, key }: IndexDefinition & { readonly key: { readonly sort: string } },
    partitions: readonly string[],
  ): Promise<Page<Incident>> {
    const after = decodeCursor(list, query.cursor);
    if (isImpossible(query.filter)) return { items: [] };
    const direction = directionOf(query.order);
    const condition = rowFilter(filter);
    const tracks = partitions
      .filter((value) => value !== '')
      .map((value) =>
        queryTrack(this.client, {
          table: this.tables.reports,
          index: name,
          key,
          value,
          direction,
          filter: condition,
        }),
      );
    const { rows, next } = await mergedPage(tracks, {
      direction,
      limit: query.limit,
      after,
      isFiltered: condition !== undefined,
      positionOf: (item: Item) => String(item[key.sort]),
      newer: (a, b) => (Number(a.version) > Number(b.version) ? a : b),
    });
    // Whose priority changes between two reads stands in two places.
    const once = [...new Map(rows.map((item) => [item.id, item])).values()];
    return pageOf(list, once.map(fromIncidentItem), next);
  }
}
