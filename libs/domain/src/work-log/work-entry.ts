import { isStaff, partiesOf, type Incident, type Stamp } from '../incident/index.js';
import type { Actor } from '../user/index.js';
import { OnlyStaffLogsWorkError } from './work.errors.js';

/** Something that was used up. */
export interface Material {
  readonly name: string;
  readonly quantity: number;
  /** For example `m` or `unidad`. */
  readonly unit: string;
}

/** Time and material that somebody spent on an incident. */
export interface WorkEntry {
  /** A ULID, so entries sort by time. */
  readonly id: string;
  readonly incidentId: string;
  readonly by: { readonly email: string; readonly name: string };
  readonly minutes: number;
  readonly materials: readonly Material[];
  readonly note: string;
  readonly at: string;
}

/** Minutes of one entry at most: a day. */
export const MINUTES_MAX = 1_440;

/** Materials of one entry at most. */
export const MATERIALS_MAX = 20;

/** [WRK-2] Entries that an incident may have. */
export const WORK_ENTRIES_MAX = 200;

/** [WRK-1] The staff of an incident logs what it spent on it, whatever its status. */
export function logWork(
  incident: Incident,
  spent: Pick<WorkEntry, 'id' | 'minutes' | 'materials' | 'note'>,
  { by, at }: Stamp,
): WorkEntry {
  requireSeesWork(incident, by);
  return { ...spent, incidentId: incident.id, by: { email: by.email, name: by.name }, at };
}

/** [WRK-1] Refuses everybody who is neither its worker nor an admin. */
export function requireSeesWork(incident: Incident, actor: Actor): void {
  if (!isStaff(partiesOf(incident, actor))) throw new OnlyStaffLogsWorkError();
}

/** [WRK-3] Minutes that were spent altogether. */
export function totalMinutes(entries: readonly WorkEntry[]): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}
