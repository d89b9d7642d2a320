import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { BoardDocument } from '../features/boards/core/document/board-document.js';
import { Emitter } from '../features/boards/core/events.js';
import type {
  BoardSession,
  BoardView,
  SessionState,
  ViewEvents,
} from '../features/boards/core/index.js';
import { BoardPresence } from '../features/boards/core/session/board-presence.js';
import { type Core, type Room, RoomContext } from '../features/boards/room/room.js';
import { aBoard } from './a-board.js';
import { renderScreen, type ScreenOptions } from './render-screen.js';

const live: SessionState = {
  connection: 'live',
  role: 'write',
  unsaved: 0,
  loaded: true,
  aside: 0,
};

export interface RoomOptions extends ScreenOptions {
  readonly room?: Partial<Room>;
  readonly session?: Partial<BoardSession>;
  readonly state?: Partial<SessionState>;
}

/** A real document that this person may write on, and what the screen did to the view around it. */
export function aDocument(): BoardDocument {
  const document = new BoardDocument();
  document.writeAs({ clientId: 7, who: 'abcdefgh', name: 'Ana Torres' });
  return document;
}

/** A view that remembers what is selected; nothing is drawn where there is no canvas. */
function aView(): BoardView {
  const events = new Emitter<ViewEvents>();
  let selection: ReadonlySet<string> = new Set();
  const select = vi.fn((ids: Iterable<string>) => {
    selection = new Set(ids);
    events.emit('selectionchange', selection);
  });
  const view = {
    on: events.on.bind(events),
    select,
    reveal: vi.fn((id: string) => {
      select([id]);
    }),
    editText: vi.fn(),
    insert: vi.fn(),
    setTool: vi.fn(),
    setViewport: vi.fn(),
    fit: vi.fn(),
    focus: vi.fn(),
    follow: vi.fn(),
    get selection() {
      return selection;
    },
  };
  return view as unknown as BoardView;
}

/** Shows one part of an open board around a real document. */
export async function renderInRoom(part: ReactNode, options: RoomOptions = {}) {
  const document = options.room?.document ?? aDocument();
  const state = { ...live, ...options.state };
  const session = {
    document,
    presence: new BoardPresence(),
    getState: () => state,
    subscribe: () => () => undefined,
    reconnect: vi.fn(),
    ...options.session,
  } as unknown as BoardSession;
  const room: Room = {
    core: {} as Core,
    board: aBoard(),
    session,
    document,
    view: aView(),
    canWrite: true,
    resolveImage: () => Promise.reject(new Error('no pictures here')),
    panel: undefined,
    pin: undefined,
    show: vi.fn(),
    showPin: vi.fn(),
    ask: vi.fn(),
    showVersions: vi.fn(),
    announce: vi.fn(),
    ...options.room,
  };
  const shown = await renderScreen(<RoomContext value={room}>{part}</RoomContext>, options);
  return { ...shown, room, document };
}
