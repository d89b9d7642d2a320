import type { ReadyPhoto } from '../photo/index.js';
import type { Page, Receipt, Speciality } from '../shared/index.js';
import type { Notification } from '../notification/index.js';
import type { ChosenWorker } from './decide.js';
import type { Activity } from './event.js';
import type { FollowChange } from './follow-change.js';
import type { IncidentCounts } from './counts.js';
import type { Incident } from './incident.js';
import type { IncidentStatus, RiskLevel } from './status.js';

/** What to keep of a list; absent means everything. */
export interface IncidentFilter {
  readonly statuses?: readonly IncidentStatus[];
  readonly risks?: readonly RiskLevel[];
  readonly category?: string;
  readonly floor?: string;
  readonly assignee?: string;
  /** Key of a building of the campus catalogue. */
  readonly building?: string;
  /** The trade it needs. */
  readonly speciality?: Speciality;
  /** Words in title, description or place, compared without case and accents. */
  readonly text?: string;
}

/** By the date of the report. */
export type DateOrder = 'newest' | 'oldest';

/** By date, or the most urgent first. */
export type IncidentOrder = DateOrder | 'priority';

/** One page of a list. */
export interface IncidentQuery<Order extends IncidentOrder = DateOrder> {
  readonly filter: IncidentFilter;
  readonly order: Order;
  readonly limit: number;
  readonly cursor?: string;
}

/** An incident from what it was to what it is, with the row of its history. */
export interface IncidentChange {
  /** Absent for a new incident. */
  readonly before?: Incident;
  readonly incident: Incident;
  readonly activity: Activity;
}

/** Everything one business write stores, all of it or nothing. */
export interface IncidentCommit extends IncidentChange {
  /** A second incident that changes with it. */
  readonly other?: IncidentChange;
  readonly notifications: readonly Notification[];
  readonly receipt?: Receipt;
  /** Photos that come onto the incident; each must still be on none. */
  readonly photos?: readonly ReadyPhoto[];
  /** The worker who gets it, as they must still be. */
  readonly chosen?: ChosenWorker;
  /** A following that begins or ends with it. */
  readonly follows?: FollowChange;
}

/** Port: incidents and their history. The methods are the access patterns. */
export abstract class IncidentRepository {
  abstract find(id: string): Promise<Incident | undefined>;

  /** Those of up to 100 ids that there are, in no particular order. */
  abstract findSeveral(ids: readonly string[]): Promise<readonly Incident[]>;

  /**
   * Stores incident, activity, notifications, the workers' open loads, the counters, the photos' incident and the
   * receipt in one transaction.
   * Fails with ConcurrentChangeError when the stored version is not that of `before` (or a new id exists), or a
   * following that begins is there already or one that ends is not, or the chosen worker has changed,
   * with ReceiptExistsError when the receipt was stored before, with PhotoTakenError when a photo is on an incident.
   */
  abstract commit(commit: IncidentCommit): Promise<void>;

  abstract listByReporter(email: string, query: IncidentQuery): Promise<Page<Incident>>;
  abstract listByAssignee(email: string, query: IncidentQuery): Promise<Page<Incident>>;
  /** All incidents, merged from the lists of each status. */
  abstract listAll(query: IncidentQuery<IncidentOrder>): Promise<Page<Incident>>;

  /** [CNT-2] How many there are of each kind, kept up to date by every commit. */
  abstract count(): Promise<IncidentCounts>;

  /** The history of one incident, oldest first. */
  abstract listActivity(
    incidentId: string,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Activity>>;
}
