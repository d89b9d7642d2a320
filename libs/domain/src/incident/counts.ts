import { SPECIALITIES, type Speciality } from '../shared/index.js';
import type { Incident } from './incident.js';
import { INCIDENT_STATUSES, IncidentStatus } from './status.js';

/** How many incidents there are of each kind. */
export interface IncidentCounts {
  /** [CNT-1] Without duplicates that are merged into another: they are nobody's finished work. */
  readonly byStatus: Readonly<Record<IncidentStatus, number>>;
  /** Duplicates that are merged into another one. */
  readonly merged: number;
  /** Those that wait for a worker, by the trade they need; "" for those that name none. */
  readonly pendingBySpeciality: Readonly<Record<Speciality | '', number>>;
}

/** What an incident is counted as. */
export type Counter = IncidentStatus | 'unido' | `pendiente#${Speciality | ''}`;

/** Every trade, and "" for none. */
const TRADES: readonly (Speciality | '')[] = [...SPECIALITIES, ''];

/** Every counter there is. */
export const COUNTERS: readonly Counter[] = [
  ...INCIDENT_STATUSES,
  'unido',
  ...TRADES.map((trade) => `pendiente#${trade}` as const),
];

/** [CNT-1] The counters in which one incident is. */
export function countersOf({ merge, requiredSpeciality, status }: Incident): readonly Counter[] {
  if (merge !== null) return ['unido'];
  return status === IncidentStatus.Pending
    ? [status, `pendiente#${requiredSpeciality ?? ''}`]
    : [status];
}

/** By how much each counter changes, those that stay left out. */
export type CounterChanges = ReadonlyMap<Counter, number>;

/** [CNT-2] What a change of one incident does to the counters. */
export function counterChanges(before: Incident | undefined, after: Incident): CounterChanges {
  const changes = new Map<Counter, number>();
  const add = (incident: Incident, by: 1 | -1): void => {
    for (const counter of countersOf(incident)) {
      changes.set(counter, (changes.get(counter) ?? 0) + by);
    }
  };
  if (before !== undefined) add(before, -1);
  add(after, 1);
  return new Map([...changes].filter(([, by]) => by !== 0));
}

/** The counts by what each counter says. */
export function countsFrom(counted: (counter: Counter) => number): IncidentCounts {
  const record = <K extends string>(keys: readonly K[], counterOf: (key: K) => Counter) =>
    Object.fromEntries(keys.map((key) => [key, counted(counterOf(key))])) as Record<K, number>;
  return {
    byStatus: record(INCIDENT_STATUSES, (status) => status),
    merged: counted('unido'),
    pendingBySpeciality: record(TRADES, (trade) => `pendiente#${trade}`),
  };
}
