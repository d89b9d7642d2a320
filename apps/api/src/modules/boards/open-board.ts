import type { Board, BoardRole } from '@vigia/domain/board';
import type { Incident } from '@vigia/domain/incident';

/** A board that somebody may open, as it was at a moment. */
export interface OpenBoard {
  readonly board: Board;
  /** The incident whose board it is. */
  readonly incident: Incident | undefined;
  /** What they may do with what is on it. */
  readonly role: BoardRole;
  /** Before anything of this was read: a ticket counts as issued then, so that it ends with the right. */
  readonly askedAtMs: number;
}
