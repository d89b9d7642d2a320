import { Role } from '../shared/index.js';
import type { Actor } from '../user/index.js';
import type { Incident } from './incident.js';
import { IncidentStatus } from './status.js';

/** What can be done to an incident. The values are the words of the wire (`acciones`). */
export const IncidentAction = {
  Edit: 'editar',
  Assign: 'asignar',
  Start: 'iniciar',
  Pause: 'pausar',
  Resume: 'reanudar',
  Tick: 'marcar',
  Decline: 'declinar',
  Resolve: 'resolver',
  Close: 'cerrar',
  Reject: 'rechazar',
  Reopen: 'reabrir',
  Confirm: 'confirmar',
  Rate: 'valorar',
  Merge: 'unir',
  Separate: 'separar',
} as const;
export type IncidentAction = (typeof IncidentAction)[keyof typeof IncidentAction];

/** A relation of a person to one incident. */
export type Party = 'admin' | 'assignee' | 'reporter';

/** One row of the table of moves: from where, to where, by whom. */
export interface Move {
  readonly action: IncidentAction;
  readonly from: readonly IncidentStatus[];
  /**
   * `null` keeps the status; `by-assignment` is asignado when it has a worker, else pendiente; `before-merge` is what
   * a duplicate was before it was merged.
   */
  readonly to: IncidentStatus | 'by-assignment' | 'before-merge' | null;
  readonly by: readonly Party[];
  /** Whether the actor explains it: a reason or a note of what was done. */
  readonly explained: boolean;
  /** Absent where it does not matter whether the work rests. */
  readonly paused?: boolean;
}

const { Pending, Assigned, InProgress, Resolved, Closed, Rejected } = IncidentStatus;

/** [INC-1] The one table of moves: it drives the API, the buttons of the UI and docs/rules.md. */
export const MOVES: readonly Move[] = [
  {
    action: IncidentAction.Edit,
    from: [Pending, Assigned, InProgress, Resolved, Closed, Rejected],
    to: null,
    by: ['admin'],
    explained: false,
  },
  {
    action: IncidentAction.Assign,
    from: [Pending, Assigned, InProgress],
    to: Assigned,
    by: ['admin'],
    explained: false,
  },
  {
    action: IncidentAction.Start,
    from: [Assigned],
    to: InProgress,
    by: ['assignee'],
    explained: false,
  },
  {
    action: IncidentAction.Pause,
    from: [InProgress],
    to: null,
    by: ['assignee'],
    explained: true,
    paused: false,
  },
  {
    action: IncidentAction.Resume,
    from: [InProgress],
    to: null,
    by: ['assignee'],
    explained: false,
    paused: true,
  },
  {
    action: IncidentAction.Tick,
    from: [Assigned, InProgress],
    to: null,
    by: ['assignee'],
    explained: false,
  },
  {
    action: IncidentAction.Decline,
    from: [Assigned, InProgress],
    to: Pending,
    by: ['assignee'],
    explained: true,
  },
  {
    action: IncidentAction.Resolve,
    from: [Assigned, InProgress],
    to: Resolved,
    by: ['assignee'],
    explained: true,
  },
  {
    action: IncidentAction.Close,
    from: [Pending, Assigned, InProgress, Resolved, Rejected],
    to: Closed,
    by: ['admin'],
    explained: true,
  },
  {
    action: IncidentAction.Reject,
    from: [Pending, Assigned],
    to: Rejected,
    by: ['admin'],
    explained: true,
  },
  {
    action: IncidentAction.Reopen,
    from: [Resolved, Closed, Rejected],
    to: 'by-assignment',
    by: ['reporter', 'admin'],
    explained: true,
  },
  {
    action: IncidentAction.Confirm,
    from: [Resolved],
    to: Closed,
    by: ['reporter'],
    explained: false,
  },
  {
    action: IncidentAction.Rate,
    from: [Resolved, Closed],
    to: null,
    by: ['reporter'],
    explained: false,
  },
  {
    action: IncidentAction.Merge,
    from: [Pending, Assigned, InProgress, Resolved],
    to: Closed,
    by: ['admin'],
    explained: false,
  },
  {
    action: IncidentAction.Separate,
    from: [Closed],
    to: 'before-merge',
    by: ['admin'],
    explained: false,
  },
];

/** [INC-14] Days in which a reporter may reopen, counted from the end that was reached last. */
export const REOPEN_WINDOW_DAYS = 7;

/** [INC-24] Days after the closing in which its reporter may say how content they are. */
export const RATING_WINDOW_DAYS = 7;

const DAY_MS = 86_400_000;

/** The row of an action. */
export function moveOf(action: IncidentAction): Move {
  const move = MOVES.find((candidate) => candidate.action === action);
  if (move === undefined) throw new RangeError(`No move for ${action}`);
  return move;
}

/** How somebody is related to an incident, as far as moves are concerned. */
export function partiesOf(incident: Incident, actor: Actor): readonly Party[] {
  const parties: Party[] = [];
  if (actor.role === Role.Admin) parties.push('admin');
  if (actor.role === Role.Worker && incident.assignment?.workerEmail === actor.email) {
    parties.push('assignee');
  }
  if (actor.role === Role.Student && incident.reporterEmail === actor.email) {
    parties.push('reporter');
  }
  return parties;
}

/** Whether somebody is of the staff of an incident: an admin, or the worker who has it. */
export function isStaff(parties: readonly Party[]): boolean {
  return parties.some((party) => party !== 'reporter');
}

/** [INC-14] Whether a reporter's time to reopen is over at `at`. */
export function isReopenWindowOver(incident: Incident, at: string): boolean {
  const ended = incident.closedAt ?? incident.resolvedAt ?? incident.updatedAt;
  return ended !== null && Date.parse(at) - Date.parse(ended) > REOPEN_WINDOW_DAYS * DAY_MS;
}

/** [INC-24] Whether the time to say how content one is is over at `at`; it begins with the closing. */
export function isRatingWindowOver({ closedAt }: Incident, at: string): boolean {
  return closedAt !== null && Date.parse(at) - Date.parse(closedAt) > RATING_WINDOW_DAYS * DAY_MS;
}

/** [INC-1] Whether an incident stands where the table lets this move begin. */
export function isOpenTo(incident: Incident, { from, paused }: Move): boolean {
  return (
    from.includes(incident.status) && (paused === undefined || paused === (incident.pause !== null))
  );
}

/** [MRG-3] A merged duplicate is corrected or separated, and nothing else; what is not merged cannot be separated. */
export function isBarredByMerge({ merge }: Incident, action: IncidentAction): boolean {
  if (action === IncidentAction.Separate) return merge === null;
  return merge !== null && action !== IncidentAction.Edit;
}

/** [INC-18] What these parties may do to an incident now; exactly the moves that would not be refused. */
export function allowedActions(
  incident: Incident,
  parties: readonly Party[],
  at: string,
): readonly IncidentAction[] {
  return MOVES.filter(
    (move) =>
      isOpenTo(incident, move) &&
      !isBarredByMerge(incident, move.action) &&
      !(move.action === IncidentAction.Merge && incident.duplicates.length > 0) &&
      move.by.some((party) => parties.includes(party)) &&
      !isTooLate(incident, move.action, parties, at),
  ).map((move) => move.action);
}

function isTooLate(
  incident: Incident,
  action: IncidentAction,
  parties: readonly Party[],
  at: string,
): boolean {
  if (action === IncidentAction.Rate) return isRatingWindowOver(incident, at);
  return (
    action === IncidentAction.Reopen &&
    !parties.includes('admin') &&
    isReopenWindowOver(incident, at)
  );
}
