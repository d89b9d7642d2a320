import { endedAccess, incidentBoardId } from '@vigia/domain/board';
import {
  IncidentRepository,
  countersOf,
  countsFrom,
  loadChanges,
  type Activity,
  type FollowChange,
  type Incident,
  type IncidentCommit,
  type IncidentCounts,
  type IncidentOrder,
  type IncidentQuery,
} from '@vigia/domain/incident';
import { PhotoStatus, PhotoTakenError, type ReadyPhoto } from '@vigia/domain/photo';
import { ConcurrentChangeError, ReceiptExistsError, type Page } from '@vigia/domain/shared';
import type { List } from '../cursor.js';
import { StorageError } from '../errors.js';
import { passes } from '../incident/incident-filter.js';
import { activityList, directionOf, incidentList, positionIn } from '../incident/incident-list.js';
import { followingKey } from './memory-follower.repository.js';
import { endAccess } from './memory-board-state.repository.js';
import type { MemoryStore } from './memory-store.js';
import { sortedPage } from './sorted-page.js';

/** Incidents and their history in memory. */
export class MemoryIncidentRepository extends IncidentRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(id: string): Promise<Incident | undefined> {
    return this.store.incidents.get(id);
  }

  override async findSeveral(ids: readonly string[]): Promise<readonly Incident[]> {
    return [...new Set(ids)].flatMap((id) => this.store.incidents.get(id) ?? []);
  }

  override async commit(commit: IncidentCommit): Promise<void> {
    const { before, incident, activity, notifications, receipt, photos = [], follows } = commit;
    const { other } = commit;
    const { incidents, receipts, users } = this.store;
    const loads = loadChanges(before, incident);
    if (receipt !== undefined && receipts.has(receipt.id)) throw new ReceiptExistsError(receipt.id);
    const changes = other === undefined ? [commit] : [commit, other];
    for (const change of changes) {
      if (incidents.get(change.incident.id)?.version !== change.before?.version) {
        throw new ConcurrentChangeError(incident.id);
      }
    }
    if (follows !== undefined && this.isDone(follows)) {
      throw new ConcurrentChangeError(incident.id);
    }
    if (!photos.every(({ id }) => this.findLoose(id) !== undefined)) throw new PhotoTakenError();
    const { chosen } = commit;
    const worker = chosen && users.get(chosen.email);
    if (worker?.version !== chosen?.version || worker?.openLoad !== chosen?.openLoad) {
      throw new ConcurrentChangeError(chosen?.email ?? incident.id);
    }
    if (loads.some(({ email, by }) => by > 0 && !users.has(email))) {
      throw new StorageError('The worker of the incident has no account.');
    }

    for (const change of changes) {
      incidents.set(change.incident.id, change.incident);
      this.store.activity.push(change.activity);
    }
    this.store.notifications.push(...notifications);
    for (const { email, by } of loads) {
      const user = users.get(email);
      if (user === undefined) continue;
      const last = by > 0 && { lastAssignedAt: activity.at };
      users.set(email, { ...user, openLoad: user.openLoad + by, ...last });
    }
    for (const { id } of photos) {
      const photo = this.findLoose(id);
      if (photo !== undefined) this.store.photos.set(id, { ...photo, incidentId: incident.id });
    }
    if (follows !== undefined) this.follow(follows);
    if (receipt !== undefined) receipts.set(receipt.id, receipt);
    endAccess(this.store, incidentBoardId(incident.id), endedAccess(before, incident));
  }

  override async listByReporter(email: string, query: IncidentQuery): Promise<Page<Incident>> {
    const list = incidentList('reporter', email, query);
    return this.list(list, query, (incident) => incident.reporterEmail === email);
  }

  override async listByAssignee(email: string, query: IncidentQuery): Promise<Page<Incident>> {
    const list = incidentList('assignee', email, query);
    return this.list(list, query, (incident) => incident.assignment?.workerEmail === email);
  }

  override async listAll(query: IncidentQuery<IncidentOrder>): Promise<Page<Incident>> {
    return this.list(incidentList('all', '', query), query, () => true);
  }

  override async count(): Promise<IncidentCounts> {
    const counted = [...this.store.incidents.values()].flatMap(countersOf);
    return countsFrom((counter) => counted.filter((one) => one === counter).length);
  }

  override async listActivity(
    incidentId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Activity>> {
    const rows = this.store.activity.filter((activity) => activity.incidentId === incidentId);
    return sortedPage(activityList(incidentId), rows, {
      direction: 'ascending',
      limit,
      cursor,
      positionOf: ({ id }) => id,
    });
  }

  private isDone({ following, begins }: FollowChange): boolean {
    return this.store.followings.has(followingKey(following)) === begins;
  }

  private follow({ following, begins }: FollowChange): void {
    if (begins) this.store.followings.set(followingKey(following), following);
    else this.store.followings.delete(followingKey(following));
  }

  private findLoose(id: string): ReadyPhoto | undefined {
    const photo = this.store.photos.get(id);
    return photo?.status === PhotoStatus.Ready && photo.incidentId === null ? photo : undefined;
  }

  private list(
    list: List,
    query: IncidentQuery<IncidentOrder>,
    belongs: (incident: Incident) => boolean,
  ): Page<Incident> {
    const rows = [...this.store.incidents.values()].filter(
      (incident) => belongs(incident) && passes(query.filter, incident),
    );
    return sortedPage(list, rows, {
      direction: directionOf(query.order),
      limit: query.limit,
      cursor: query.cursor,
      positionOf: (incident) => positionIn(query.order, incident),
    });
  }
}
