/** The drawing core of the whiteboard: no React, nothing of it in the first bundle. Load it with `import()`. */
import type { BoardObject, Box, Person, StrokeTool } from '@vigia/domain/board';

export type { BoardObject, Box, Person } from '@vigia/domain/board';

// ---------------------------------------------------------------- session

/** A ticket of the api, and what it allows. */
export interface BoardTicket {
  readonly ticket: string;
  readonly role: BoardRole;
}
export type BoardRole = 'read' | 'write';

export interface OpenBoardOptions {
  /** Where the boards service is, without a slash at the end; a path means this page's own origin. */
  readonly boardsUrl: string;
  readonly boardId: string;
  /** Asks the api for a fresh ticket; rejecting with `{ status: 401 | 403 | 404 }` ends the session, anything else is tried again. */
  readonly ticket: () => Promise<BoardTicket>;
  /** Whose copy is kept on this device. */
  readonly user: { readonly email: string; readonly name: string };
}

export type ConnectionState = 'connecting' | 'catching-up' | 'live' | 'offline' | 'ended';

/** What the person should be told; words are the screen's. */
export type SessionProblem =
  /** The api or the service no longer lets this person in. */
  | 'access-ended'
  /** The board has no room: nothing more is taken. */
  | 'board-full'
  /** The service did not take a change; the work is kept aside (see `asideCopies`). */
  | 'kept-aside'
  /** Too much at once, or too many windows; it comes back by itself. */
  | 'too-fast'
  /** This device does not keep copies (private window, full disk): closing the page offline loses work. */
  | 'not-kept';

export interface SessionState {
  readonly connection: ConnectionState;
  readonly role: BoardRole | undefined;
  /** Objects changed here that the service has not acknowledged. */
  readonly unsaved: number;
  /** Whether there is something true to show: a stored copy, a snapshot or the live board. */
  readonly loaded: boolean;
  /** How many copies of refused work wait for the person (see `asideCopies`). */
  readonly aside: number;
  readonly problem?: SessionProblem;
}

/** Work that the service did not take, kept on this device. */
export interface AsideCopy {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  /** The closing code and word, for example `4403 forged: the object id is not yours`. */
  readonly reason: string;
  /** How many objects. */
  readonly count: number;
}

/** A stored version of the board, newest first in lists. */
export interface BoardVersion {
  readonly version: number;
  readonly storedAt: string;
  readonly bytes: number;
}

/** One person on one board: keeps the document in step with the service and with this device. */
export declare class BoardSession {
  static open(options: OpenBoardOptions): BoardSession;
  /** The same object for the whole session. */
  readonly document: BoardDocument;
  readonly presence: BoardPresence;
  /** For `useSyncExternalStore`: the same object until something changes. */
  readonly getState: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tries now, not later. */
  reconnect(): void;
  versions(): Promise<readonly BoardVersion[]>;
  /** A past version as a read-only document. */
  version(version: number): Promise<BoardDocument>;
  /** Makes the board look like that version again, by a new change. */
  restore(version: number): Promise<void>;
  asideCopies(): Promise<readonly AsideCopy[]>;
  /** Puts the objects of a copy on the board again, as new ones, and drops the copy. */
  recoverAside(id: string): Promise<ImportReport>;
  /** The copy as a file (JSON) for the person to keep. */
  downloadAside(id: string): Promise<Blob>;
  discardAside(id: string): Promise<void>;
  /** Leaves; resolves when the copy on this device is written. No timer stays behind. */
  close(): Promise<void>;
}

/** Drops everything kept on this device, of this person or (without) of everybody; for logging out. */
export declare function forgetBoards(email?: string): Promise<void>;

// ---------------------------------------------------------------- document

/** An object on the board with its words. */
export interface BoardItem {
  readonly id: string;
  readonly object: BoardObject;
  /** Words of texts, notes and pins; "" for everything else. */
  readonly text: string;
}

/** An object to put on the board; the document gives id and place in the order. */
export interface Draft {
  readonly object: DistributiveOmit<BoardObject, 'z'>;
  readonly text?: string;
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export interface DocumentChange {
  readonly added: readonly string[];
  /** Changed objects, their words included. */
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  /** Everything may be different (a version, a reload): forget what you know. */
  readonly isReset: boolean;
  /** Done on this device (undo included). */
  readonly isLocal: boolean;
}

/** Why something was not done; nothing was changed. */
export type DocumentRefusal = 'read-only' | 'board-full' | 'too-many' | 'out-of-bounds';

export interface DocumentEvents {
  readonly change: DocumentChange;
  /** Client keys whose live stroke changed. */
  readonly live: ReadonlySet<string>;
  readonly people: undefined;
  /** `canUndo` or `canRedo` changed. */
  readonly history: undefined;
  readonly refused: DocumentRefusal;
}

/** What is being drawn right now under a client key. */
export interface LiveStroke {
  readonly key: string;
  readonly tool: StrokeTool;
  readonly colour: number;
  readonly width: number;
  readonly opacity: number;
  readonly points: readonly number[];
  readonly pressures: readonly number[] | undefined;
}

/** How new things look, and what `restyle` may change. */
export interface DrawingStyle {
  /** 0xRRGGBB. */
  readonly colour: number;
  /** 0xRRGGBB or null for none: rectangles and ellipses. */
  readonly fill: number | null;
  /** Line width in units (tenths of a pixel at zoom 1). */
  readonly width: number;
  /** 1–255. */
  readonly opacity: number;
  /** Font size in units. */
  readonly size: number;
}

/** The board as typed objects. All places and sizes are units: tenths of a CSS pixel at zoom 1. */
export declare class BoardDocument {
  readonly isReadOnly: boolean;
  readonly count: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  get(id: string): BoardItem | undefined;
  /** From the bottom up. */
  items(): readonly BoardItem[];
  boundsOf(id: string): Box | undefined;
  /** Around these objects, or around everything. */
  bounds(ids?: Iterable<string>): Box | undefined;
  /** Who made an object. */
  authorOf(id: string): Person | undefined;
  liveStrokes(): ReadonlyMap<string, LiveStroke>;
  /** By client key. */
  people(): ReadonlyMap<string, Person>;
  /** Puts objects on top; gives their ids, none when refused. */
  add(drafts: readonly Draft[]): readonly string[];
  /** Replaces objects as a whole; the place in the order is kept unless given. */
  replace(objects: ReadonlyMap<string, BoardObject>): boolean;
  setText(id: string, text: string): boolean;
  remove(ids: Iterable<string>): boolean;
  toFront(ids: Iterable<string>): boolean;
  toBack(ids: Iterable<string>): boolean;
  move(ids: Iterable<string>, dx: number, dy: number): boolean;
  /** Maps everything from one box to the other. */
  resize(ids: Iterable<string>, from: Box, to: Box): boolean;
  restyle(ids: Iterable<string>, style: Partial<DrawingStyle>): boolean;
  undo(): void;
  redo(): void;
  on<E extends keyof DocumentEvents>(
    event: E,
    listener: (detail: DocumentEvents[E]) => void,
  ): () => void;
}

/** The snapshot of a version (not packed) as a read-only document. */
export declare function readVersion(bytes: Uint8Array): BoardDocument;

// ---------------------------------------------------------------- presence

/** Somebody else (or another window of yours) on the board now. */
export interface Peer {
  readonly id: number;
  readonly who: string;
  readonly name: string;
  /** A CSS colour of their own, the same for everybody. */
  readonly colour: string;
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
  readonly tool: string | undefined;
  /** What they see, in units. */
  readonly viewport: Box | undefined;
}

export declare class BoardPresence {
  /** For `useSyncExternalStore` together with `subscribe`; cursors do not make a new list (see `subscribeMoves`). */
  readonly getPeers: () => readonly Peer[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Every movement of a cursor or viewport. */
  readonly subscribeMoves: (listener: () => void) => () => void;
  peer(id: number): Peer | undefined;
}

// ---------------------------------------------------------------- view

export const TOOL_NAMES = [
  'select',
  'hand',
  'pencil',
  'marker',
  'line',
  'arrow',
  'rectangle',
  'ellipse',
  'text',
  'note',
  'eraser',
  'pin',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** Where the view looks: the unit at the top left corner, and CSS pixels per tenth … at zoom 1 ten units are one pixel. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  /** 0.05–8. */
  readonly zoom: number;
}

export interface LoadedPicture {
  /** Same origin, blob: or CORS-enabled, or it cannot be exported. */
  readonly url: string;
  readonly w: number;
  readonly h: number;
}
export type ResolveImage = (ref: string) => Promise<LoadedPicture>;

export interface BoardViewOptions {
  readonly document: BoardDocument;
  readonly presence?: BoardPresence;
  readonly resolveImage?: ResolveImage;
  /** Accessible names of what the view makes itself. */
  readonly words: ViewWords;
  readonly tool?: ToolName;
  readonly style?: Partial<DrawingStyle>;
}

export interface ViewWords {
  /** The drawing surface (role "application"). */
  readonly surface: string;
  /** The field in which words are typed, by kind. */
  readonly editor: Readonly<Record<'text' | 'note' | 'pin', string>>;
  readonly pictureLoading: string;
  readonly pictureFailed: string;
}

export interface ViewEvents {
  readonly selectionchange: ReadonlySet<string>;
  readonly viewportchange: Viewport;
  readonly toolchange: ToolName;
  readonly stylechange: DrawingStyle;
  /** A pin was made or pressed. */
  readonly pinopen: { readonly id: string; readonly isNew: boolean };
  /** Words of an object are being typed, or (undefined) no longer. */
  readonly textedit: { readonly id: string | undefined };
  /** Whom the view follows, by peer id. */
  readonly followchange: { readonly id: number | undefined };
  /** Something pasted or placed was too much, or not to be read. */
  readonly refused: DocumentRefusal | 'clipboard-unreadable';
}

/** The board on the screen; mounts in an element that has a size and `position`. */
export declare class BoardView {
  constructor(host: HTMLElement, options: BoardViewOptions);
  readonly tool: ToolName;
  readonly style: DrawingStyle;
  readonly selection: ReadonlySet<string>;
  readonly viewport: Viewport;
  readonly isGridShown: boolean;
  readonly following: number | undefined;
  setTool(tool: ToolName): void;
  /** Of new things, and of what is selected. */
  setStyle(style: Partial<DrawingStyle>): void;
  setViewport(viewport: Viewport): void;
  /** Around the middle of the view. */
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  /** Shows everything, or these objects. */
  fit(ids?: Iterable<string>): void;
  /** Brings an object into view and selects it. */
  reveal(id: string): void;
  setGrid(isShown: boolean): void;
  follow(peerId: number | undefined): void;
  select(ids: Iterable<string>): void;
  selectAll(): void;
  deleteSelection(): void;
  duplicateSelection(): void;
  copySelection(): Promise<void>;
  cutSelection(): Promise<void>;
  paste(): Promise<void>;
  bringToFront(): void;
  sendToBack(): void;
  /** Opens the words of a text, note or pin for typing. */
  editText(id: string): void;
  /** Puts a picture at the middle of the view, locked below what is drawn; sizes in CSS pixels. */
  placeImage(ref: string, size: { readonly w: number; readonly h: number }): string | undefined;
  setLocked(id: string, isLocked: boolean): void;
  /** A note (or text, or pin) at the middle of the view, for those who use no pointer. */
  insert(kind: 'text' | 'note' | 'pin', text: string): string | undefined;
  focus(): void;
  on<E extends keyof ViewEvents>(event: E, listener: (detail: ViewEvents[E]) => void): () => void;
  destroy(): void;
}

// ---------------------------------------------------------------- files

export interface ExportOptions {
  readonly resolveImage?: ResolveImage;
  /** Only these objects. */
  readonly ids?: Iterable<string>;
  /** A CSS colour, or null for none (SVG and PNG). Default white. */
  readonly background?: string | null;
}

export declare function exportSvg(document: BoardDocument, options?: ExportOptions): Promise<Blob>;
/** `scale`: pixels per CSS pixel, lowered where a browser could not make the picture. */
export declare function exportPng(
  document: BoardDocument,
  options?: ExportOptions & { readonly scale?: number },
): Promise<Blob>;
export declare function exportPdf(
  document: BoardDocument,
  options?: ExportOptions & { readonly title?: string },
): Promise<Blob>;

export interface ImportReport {
  readonly imported: number;
  /** Things in the file that were not understood. */
  readonly unread: number;
  /** Things the board had no room for. */
  readonly left: number;
  /** Why nothing was imported. */
  readonly problem?: 'unreadable' | 'read-only' | 'cancelled';
  readonly ids: readonly string[];
}

/** Brings a WBO board (JSON or SVG) on top of what is there, in portions the service takes. */
export declare function importWbo(
  document: BoardDocument,
  file: Blob,
  options?: {
    readonly onProgress?: (done: number, all: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<ImportReport>;
