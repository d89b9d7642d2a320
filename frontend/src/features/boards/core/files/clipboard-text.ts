import { readObject, validateText, type BoardObject } from '@vigia/domain/board';
import { toStored, type BoardItem, type Draft } from '../document/board-item.js';

const FORM = 'vigia-board';
const VERSION = 1;

/** Objects as text for the clipboard, so that they can go to another board or window. */
export function toClipboardText(items: readonly BoardItem[]): string {
  return JSON.stringify({
    form: FORM,
    v: VERSION,
    objects: items.map(({ object, text }) => ({ object, text })),
  });
}

/** The objects of such a text, or `undefined` when it is any other text. */
export function fromClipboardText(text: string): readonly Draft[] | undefined {
  if (!text.startsWith(`{"form":"${FORM}"`)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { v, objects } = parsed as { readonly v?: unknown; readonly objects?: unknown };
  if (v !== VERSION || !Array.isArray(objects)) return undefined;
  return (objects as unknown[]).flatMap((one) => {
    const draft = draftOf(one);
    return draft === undefined ? [] : [draft];
  });
}

/** The clipboard is a stranger: everything is checked as if it came over the wire. */
function draftOf(one: unknown): Draft | undefined {
  const { object, text } = (one ?? {}) as { readonly object?: unknown; readonly text?: unknown };
  if (typeof object !== 'object' || object === null) return undefined;
  let sound: BoardObject | undefined;
  try {
    sound = readObject(toStored(object as BoardObject));
  } catch {
    return undefined;
  }
  if (sound === undefined) return undefined;
  return typeof text === 'string' && text !== '' && validateText(text) === undefined
    ? { object: sound, text }
    : { object: sound };
}
