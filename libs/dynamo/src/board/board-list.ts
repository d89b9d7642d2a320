import type { List } from '../cursor.js';

const ORDER = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[A-Za-z0-9-]{1,64}$/;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Free boards by their last change: those of one person, or all. */
export function boardList(email: string | undefined, archived: boolean): List {
  return { name: 'boards', about: [email ?? null, archived], position: ORDER };
}

/** What was said on one board. */
export function commentList(boardId: string): List {
  return { name: 'board-comments', about: [boardId], position: ULID };
}
