import { createContext, useContext } from 'react';
import type { Board } from '../../../shared/api/models.js';
import type { BoardDocument, BoardSession, BoardView, ResolveImage } from '../core/index.js';

export type Core = typeof import('../core/index.js');
export type Panel = 'comments' | 'objects';
export type Asking = 'share' | 'pictures' | 'import' | 'shortcuts' | 'aside' | 'rename' | 'export';

/** What everything on the screen of one open board works with. */
export interface Room {
  readonly core: Core;
  readonly board: Board;
  readonly session: BoardSession;
  readonly document: BoardDocument;
  readonly view: BoardView;
  readonly canWrite: boolean;
  readonly resolveImage: ResolveImage;
  readonly panel: Panel | undefined;
  /** The pin whose conversation is shown. */
  readonly pin: string | undefined;
  readonly show: (panel: Panel | undefined) => void;
  readonly showPin: (id: string | undefined) => void;
  readonly ask: (what: Asking | undefined) => void;
  readonly showVersions: () => void;
  /** Says something to those who cannot see it happen. */
  readonly announce: (words: string) => void;
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('No board is open here.');
  return room;
}
