import type { Seen } from './inbox.js';

const beginning = (person: string) => `vigia.read.${person}.`;

/** Keeps a mark on the device until the server has it; hands back how to forget it. Where nothing is kept, it is not. */
export function keepMark(person: string, seen: Seen): () => void {
  const key = beginning(person) + crypto.randomUUID();
  try {
    localStorage.setItem(key, JSON.stringify(seen));
  } catch {
    return () => undefined;
  }
  return () => {
    localStorage.removeItem(key);
  };
}

/** Takes the marks that the server may lack off the device, to be made again. */
export function takeUnsentMarks(person: string): readonly Seen[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(beginning(person)));
  return keys.flatMap((key) => {
    const mark = readMark(localStorage.getItem(key));
    localStorage.removeItem(key);
    return mark ?? [];
  });
}

/** Forgets them: somebody else may use the device next. */
export function forgetMarksOf(person: string): void {
  takeUnsentMarks(person);
}

function readMark(text: string | null): Seen | undefined {
  try {
    const mark: unknown = JSON.parse(text ?? '');
    const isMark =
      typeof mark === 'object' && mark !== null && 'ids' in mark && Array.isArray(mark.ids);
    return isMark ? (mark as Seen) : undefined;
  } catch {
    return undefined;
  }
}
