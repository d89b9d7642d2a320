import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { BoardDocument, BoardItem, SessionState } from '../core/index.js';
import { useRoom } from './room.js';

export function useSessionState(): SessionState {
  const { session } = useRoom();
  return useSyncExternalStore(session.subscribe, session.getState);
}

interface Known<T> {
  readonly of: BoardDocument;
  readonly read: (document: BoardDocument) => T;
  readonly value: T;
  isOld: boolean;
}

/** Something read from the document that is shown anew at most once a frame, however much is drawn. */
export function useRead<T>(document: BoardDocument, read: (document: BoardDocument) => T): T {
  const known = useRef<Known<T>>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame: number | undefined;
      // What happened between reading and listening is not missed.
      if (known.current) known.current.isOld = true;
      const stop = document.on('change', () => {
        frame ??= requestAnimationFrame(() => {
          frame = undefined;
          if (known.current) known.current.isOld = true;
          listener();
        });
      });
      return () => {
        stop();
        if (frame !== undefined) cancelAnimationFrame(frame);
        if (known.current) known.current.isOld = true;
      };
    },
    [document],
  );
  return useSyncExternalStore(subscribe, () => {
    const before = known.current;
    if (before?.isOld === false && before.of === document && before.read === read) {
      return before.value;
    }
    const value = read(document);
    const isSame = before !== undefined && isSameList(before.value, value);
    known.current = { of: document, read, value: isSame ? before.value : value, isOld: false };
    return known.current.value;
  });
}

/** A list of the very same things is the same list: whoever shows it need not show it again. */
function isSameList(before: unknown, now: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(now)) return false;
  return before.length === now.length && before.every((each, at) => Object.is(each, now[at]));
}

/** A copy: the document's own list changes in place. */
export const allItems = (document: BoardDocument): readonly BoardItem[] => [...document.items()];
export const countOf = (document: BoardDocument): number => document.count;

export interface History {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export function useHistory(): History {
  const { document } = useRoom();
  const subscribe = useCallback(
    (listener: () => void) => document.on('history', listener),
    [document],
  );
  const canUndo = useSyncExternalStore(subscribe, () => document.canUndo);
  const canRedo = useSyncExternalStore(subscribe, () => document.canRedo);
  return { canUndo, canRedo };
}
