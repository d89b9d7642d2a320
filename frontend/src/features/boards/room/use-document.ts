import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { BoardDocument, BoardItem, SessionState } from '../core/index.js';
import { useRoom } from './room.js';

export function useSessionState(): SessionState {
  const { session } = useRoom();
  return useSyncExternalStore(session.subscribe, session.getState);
}

/** Something read from the document that is shown anew at most once a frame, however much is drawn. */
export function useRead<T>(document: BoardDocument, read: (document: BoardDocument) => T): T {
  const known = useRef<{ of: BoardDocument; read: typeof read; value: T }>(undefined);
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame: number | undefined;
      const stop = document.on('change', () => {
        frame ??= requestAnimationFrame(() => {
          frame = undefined;
          known.current = undefined;
          listener();
        });
      });
      return () => {
        stop();
        if (frame !== undefined) cancelAnimationFrame(frame);
        known.current = undefined;
      };
    },
    [document],
  );
  return useSyncExternalStore(subscribe, () => {
    if (known.current?.of !== document || known.current.read !== read) {
      known.current = { of: document, read, value: read(document) };
    }
    return known.current.value;
  });
}

export const allItems = (document: BoardDocument): readonly BoardItem[] => document.items();
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
