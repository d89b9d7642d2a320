import type { BoardComment } from '@vigia/domain/board';
import { ItemReader, type Item } from '../item-reader.js';
import { boardCommentsKey, unprefixed } from '../keys.js';

/** A comment as it is stored, beside the history of incidents. */
export interface BoardCommentItem {
  readonly incidente_id: string;
  readonly id: string;
  readonly pin: string;
  readonly autor: string;
  readonly autor_nombre: string;
  readonly texto: string;
  readonly fecha: string;
}

/** The item of a comment. */
export function toBoardCommentItem(comment: BoardComment): BoardCommentItem {
  return {
    incidente_id: boardCommentsKey(comment.boardId),
    id: comment.id,
    pin: comment.pin,
    autor: comment.author.email,
    autor_nombre: comment.author.name,
    texto: comment.text,
    fecha: comment.at,
  };
}

/** The comment of an item. */
export function fromBoardCommentItem(item: Item): BoardComment {
  const read = new ItemReader(item, 'activity', ['incidente_id', 'id']);
  return {
    boardId: unprefixed(read.text('incidente_id')),
    id: read.text('id'),
    pin: read.text('pin'),
    author: { email: read.text('autor'), name: read.text('autor_nombre') },
    text: read.text('texto'),
    at: read.time('fecha'),
  };
}
