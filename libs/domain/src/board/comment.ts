import type { Stamp } from '../incident/index.js';
import { BoardReadOnlyError } from './board.errors.js';
import { BoardRole, type BoardPerson } from './board.js';
import { parseObjectId } from './layout.js';

/** A word about a place on a board. */
export interface BoardComment {
  /** A ULID, so comments sort by time. */
  readonly id: string;
  readonly boardId: string;
  /** The object id of the pin it hangs on. */
  readonly pin: string;
  readonly author: BoardPerson;
  readonly text: string;
  readonly at: string;
}

/** Characters of a comment at most. */
export const COMMENT_MAX = 2_000;

/** Whether a text can be the id of a pin. */
export function isPinId(text: string): boolean {
  return parseObjectId(text) !== undefined;
}

/** [BRD-60] Who writes on a board comments on it. */
export function writeComment(
  comment: Pick<BoardComment, 'id' | 'boardId' | 'pin' | 'text'>,
  role: BoardRole,
  { by, at }: Stamp,
): BoardComment {
  if (role !== BoardRole.Write) throw new BoardReadOnlyError();
  return { ...comment, author: { email: by.email, name: by.name }, at };
}
