import {
  IncidentStatus,
  OnlyAdminsAssignError,
  assignIncident,
  loadChanges,
  type Decision,
  type Incident,
} from '../incident/index.js';
import { Role, SPECIALITIES, type Speciality } from '../shared/index.js';
import { AccountStatus, type Actor } from '../user/index.js';
import type { PlannedAssignment } from './plan.js';

/** For which trades incidents are assigned without an admin. */
export interface AutoAssignment {
  readonly trades: readonly Speciality[];
  /** Grows by one at every change. */
  readonly version: number;
}

/** Before anybody switched it on. */
export const NO_AUTO_ASSIGNMENT: AutoAssignment = { trades: [], version: 0 };

/**
 * Who assigns where no admin does. It looks like an admin with an address, because that is what clients expect; nobody
 * can prove an address of this domain (RFC 2606), so nobody can be it.
 */
export const AUTO_ASSIGNER: Actor = {
  email: 'asignacion-automatica@vigia.invalid',
  name: 'Asignación automática',
  role: Role.Admin,
  speciality: null,
  status: AccountStatus.Active,
};

/** Trades to switch on (true) and off (false); the others stay. */
export type Switches = Readonly<Partial<Record<Speciality, boolean>>>;

/** [ASG-7] An admin switches trades on and off; what changes nothing is no change (`undefined`). */
export function switchAutoAssignment(
  before: AutoAssignment,
  switches: Switches,
  by: Actor,
): AutoAssignment | undefined {
  if (by.role !== Role.Admin) throw new OnlyAdminsAssignError();
  const trades = SPECIALITIES.filter((trade) => switches[trade] ?? before.trades.includes(trade));
  const isSame = trades.every((trade) => before.trades.includes(trade));
  if (isSame && trades.length === before.trades.length) return undefined;
  return { trades, version: before.version + 1 };
}

/** Whether an incident waits for somebody who may be given it without an admin. */
export function isForAutoAssignment(
  { status, requiredSpeciality }: Incident,
  { trades }: Pick<AutoAssignment, 'trades'>,
): boolean {
  return (
    status === IncidentStatus.Pending &&
    requiredSpeciality !== null &&
    trades.includes(requiredSpeciality)
  );
}

/** [ASG-8] The assignment that was planned, stored only if the worker is still as they were then. */
export function assignAsPlanned(
  { incident, worker, reasons }: PlannedAssignment,
  at: string,
): Decision {
  const decision = assignIncident(incident, worker, { by: AUTO_ASSIGNER, at }, reasons);
  return { ...decision, chosen: worker };
}

/** [ASG-9] Whether a change lets something be assigned: more waits for a trade, or a worker has less to do. */
export function opensAssignment(before: Incident | undefined, after: Incident): boolean {
  return (
    (after.status === IncidentStatus.Pending && after.requiredSpeciality !== null) ||
    loadChanges(before, after).some(({ by }) => by < 0)
  );
}
