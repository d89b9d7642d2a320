import type { AssignmentReason, Incident } from '../incident/index.js';
import { Role } from '../shared/index.js';
import {
  AccountStatus,
  isOnShift,
  shiftOf,
  type LocalMoment,
  type Shift as WorkingHours,
  type User,
} from '../user/index.js';

/** What a worker is judged by. The values are the words of the wire. */
export const SuggestionRule = {
  Speciality: 'especialidad',
  Shift: 'turno',
  Load: 'carga',
  Building: 'edificio',
  Declined: 'rechazo',
} as const;
export type SuggestionRule = (typeof SuggestionRule)[keyof typeof SuggestionRule];

/**
 * Most points of each rule, 100 in all. The shift outweighs load and building together, so that whoever is there
 * always comes before whoever is not.
 */
export const RULE_POINTS = {
  [SuggestionRule.Speciality]: 20,
  [SuggestionRule.Shift]: 40,
  [SuggestionRule.Load]: 30,
  [SuggestionRule.Building]: 10,
} as const;

/** A worker for an incident, and why. */
export interface Suggestion {
  readonly worker: User;
  /** The sum of the reasons. */
  readonly points: number;
  readonly reasons: readonly AssignmentReason[];
  readonly isOnShift: boolean;
}

/** A worker who is of the right trade and still not suggested, and why. */
export type PassedOver = Pick<Suggestion, 'worker' | 'reasons'>;

/** Everybody who could do it, best first, and those who are left out. */
export interface Suggestions {
  readonly suggested: readonly Suggestion[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * [ASG-1] Active workers of the speciality that an incident asks for, best first, or of any when it asks for none; not
 * who has it already. [ASG-2] Who declined it or has as much as they may is passed over.
 */
export function suggestWorkers(
  incident: Incident,
  workers: readonly User[],
  now: LocalMoment,
): Suggestions {
  const suggested: Suggestion[] = [];
  const passedOver: PassedOver[] = [];
  for (const worker of workers) {
    if (!isCandidate(worker, incident)) continue;
    const reasons = reasonsFor(incident, worker, now);
    const obstacle = obstacleTo(incident, worker);
    if (obstacle !== undefined) {
      passedOver.push({ worker, reasons: reasons.filter(({ rule }) => rule === obstacle) });
      continue;
    }
    const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
    suggested.push({ worker, points, reasons, isOnShift: isOnShift(shiftOf(worker), now) });
  }
  return {
    suggested: suggested.sort((a, b) => b.points - a.points || whoIsNext(a.worker, b.worker)),
    passedOver: passedOver.sort((a, b) => whoIsNext(a.worker, b.worker)),
  };
}

/** [ASG-1] What speaks for a worker: the rules, what each gives, and what it looked at. */
export function reasonsFor(
  incident: Incident,
  worker: User,
  now: LocalMoment,
): readonly AssignmentReason[] {
  const { Speciality, Shift, Load, Building, Declined } = SuggestionRule;
  const shift = shiftOf(worker);
  const building = incident.location?.building ?? '';
  const isOfTrade =
    incident.requiredSpeciality !== null && incident.requiredSpeciality === worker.speciality;
  const isHere = isOnShift(shift, now);
  const isAtHome = building !== '' && shift.buildings.includes(building);
  const reasons: AssignmentReason[] = [
    given(Speciality, isOfTrade, worker.speciality ?? ''),
    given(Shift, isHere, isHere ? onShiftUntil(shift) : 'fuera_de_turno'),
    {
      rule: Load,
      points: loadPoints(worker),
      value: `${String(worker.openLoad)}/${String(shift.maximum)}`,
    },
    given(Building, isAtHome, building),
  ];
  return hasDeclined(incident, worker)
    ? [...reasons, { rule: Declined, points: 0, value: '' }]
    : reasons;
}

/** Whether they have less on their plate than they may. */
export function hasRoom(worker: User): boolean {
  return worker.openLoad < shiftOf(worker).maximum;
}

function given(rule: keyof typeof RULE_POINTS, applies: boolean, value: string): AssignmentReason {
  return { rule, points: applies ? RULE_POINTS[rule] : 0, value };
}

/** That they are there, and until when; nothing of an end where the shift has none. */
function onShiftUntil({ from, to }: Pick<WorkingHours, 'from' | 'to'>): string {
  return from === to ? 'en_turno' : `en_turno/${to}`;
}

/** Full for an empty plate, none for a full one, and at least one in between. */
function loadPoints(worker: User): number {
  const { maximum } = shiftOf(worker);
  const free = Math.max(0, maximum - worker.openLoad);
  return Math.ceil((RULE_POINTS[SuggestionRule.Load] * free) / maximum);
}

function isCandidate(worker: User, incident: Incident): boolean {
  const { requiredSpeciality, assignment } = incident;
  return (
    worker.role === Role.Worker &&
    worker.status === AccountStatus.Active &&
    (requiredSpeciality === null || requiredSpeciality === worker.speciality) &&
    assignment?.workerEmail !== worker.email
  );
}

function obstacleTo(incident: Incident, worker: User): SuggestionRule | undefined {
  if (hasDeclined(incident, worker)) return SuggestionRule.Declined;
  return hasRoom(worker) ? undefined : SuggestionRule.Load;
}

function hasDeclined({ declinedBy }: Incident, { email }: User): boolean {
  return declinedBy.includes(email);
}

/** Among equals whoever has less, then who waited longest for an assignment, then by address. */
function whoIsNext(a: User, b: User): number {
  return (
    a.openLoad - b.openLoad ||
    order(a.lastAssignedAt ?? '', b.lastAssignedAt ?? '') ||
    order(a.email, b.email)
  );
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
