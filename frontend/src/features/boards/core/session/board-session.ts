import { zBetween } from '@vigia/domain/board';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { addInPortions } from '../document/add-in-portions.js';
import { BoardDocument, readVersion } from '../document/board-document.js';
import type { ImportReport } from '../files/import-report.js';
import { collectAside, readAside, type AsideCopy } from './aside.js';
import { BoardHttp, BoardHttpError, type BoardVersion } from './board-http.js';
import { BoardLink, type Welcome } from './board-link.js';
import { BoardPresence } from './board-presence.js';
import { isNoEntry, type BoardRole, type BoardTicket } from './board-ticket.js';
import { reactionTo, waitMs } from './closing-codes.js';
import { LocalCopy, NO_META, type AsideRow, type LocalMeta } from './local-copy.js';

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
  /** The board has no room: nothing more is taken, and what was refused is kept aside. */
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

const FORBIDDEN = 403;
const NOT_FOUND = 404;
const UNAUTHENTICATED = 401;
const KEEP_MS = 300;
const SPARES = 4;
const ABANDONED_MS = 10_000;
/** The origin of what this device had kept. */
const KEPT = Symbol('kept');

/** One person on one board: keeps the document in step with the service and with this device. */
export class BoardSession {
  /** The same object for the whole session. */
  readonly document = new BoardDocument();
  readonly presence = new BoardPresence();
  readonly #http: BoardHttp;
  readonly #socketUrl: string;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  #state: SessionState = {
    connection: 'connecting',
    role: undefined,
    unsaved: 0,
    loaded: false,
    aside: 0,
  };

  #copy: LocalCopy | undefined;
  #meta: LocalMeta = NO_META;
  /** Changes that are not in the copy yet. */
  #unkept: Uint8Array[] = [];
  #keeping: Promise<void> = Promise.resolve();
  #keepTimer: ReturnType<typeof setTimeout> | undefined;

  #link: BoardLink | undefined;
  #awareness: Awareness | undefined;
  #clientId: number | undefined;
  /** The document is to be replaced by what the service has. */
  #startsOver = false;
  /** Grows with every attempt, so that an answer to an abandoned one is told apart. */
  #attempt = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #tidy: ReturnType<typeof setInterval> | undefined;
  readonly #missing = new Set<number>();
  /** Changes made here, counted; and which of them each object waits for. */
  #changes = 0;
  readonly #unsaved = new Map<string, number>();
  readonly #asideHere: Omit<AsideRow, 'board'>[] = [];
  #isClosed = false;

  private constructor(private readonly options: OpenBoardOptions) {
    const page = globalThis.location as Location | undefined;
    const url = new URL(options.boardsUrl, page?.href);
    const base = url.href.replace(/\/$/, '');
    this.#http = new BoardHttp(base, options.boardId);
    this.#socketUrl = `${base.replace(/^http/, 'ws')}/tableros/socket`;
  }

  static open(options: OpenBoardOptions): BoardSession {
    const session = new BoardSession(options);
    void session.#start();
    return session;
  }

  readonly getState = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Tries now, not later. */
  reconnect(): void {
    if (this.#isClosed || this.#state.connection === 'live') return;
    if (this.#state.connection === 'catching-up') return;
    this.#failures = 0;
    void this.#connect();
  }

  async versions(): Promise<readonly BoardVersion[]> {
    return this.#http.versions(await this.options.ticket());
  }

  /** A past version as a read-only document. */
  async version(version: number): Promise<BoardDocument> {
    return readVersion(await this.#http.version(await this.options.ticket(), version));
  }

  /** Makes the board look like that version again, by a new change. */
  async restore(version: number): Promise<void> {
    await this.#http.restore(await this.options.ticket(), version);
  }

  async asideCopies(): Promise<readonly AsideCopy[]> {
    const rows = [...this.#asideHere, ...((await this.#copy?.aside()) ?? [])];
    return rows.map(({ id, at, reason, objects }) => ({ id, at, reason, count: objects.length }));
  }

  /** Puts the objects of a copy on the board again, as new ones, and drops the copy when all of them are there. */
  async recoverAside(id: string): Promise<ImportReport> {
    const { objects: kept } = await this.#asideRow(id);
    let z = this.document.items().at(-1)?.object.z;
    const inOrder = [...kept].sort((a, b) => (a.object.z < b.object.z ? -1 : 1));
    const { objects, unread } = readAside(
      inOrder.map(({ object, text }) => {
        z = zBetween(z, undefined);
        return { object: { ...object, z }, text };
      }),
    );
    const ids = await addInPortions(this.document, objects);
    if (ids.length === objects.length) await this.discardAside(id);
    return { imported: ids.length, unread, left: objects.length - ids.length, ids };
  }

  /** The copy as a file (JSON) for the person to keep. */
  async downloadAside(id: string): Promise<Blob> {
    const { at, reason, objects } = await this.#asideRow(id);
    const { boardId } = this.options;
    const text = JSON.stringify({ board: boardId, at, reason, objects }, null, 1);
    return new Blob([text], { type: 'application/json' });
  }

  async discardAside(id: string): Promise<void> {
    const at = this.#asideHere.findIndex((row) => row.id === id);
    if (at >= 0) this.#asideHere.splice(at, 1);
    else await this.#copy?.dropAside(id);
    await this.#countAside();
  }

  /** Leaves; resolves when the copy on this device is written. No timer stays behind. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#hangUp();
    for (const stop of this.#stops.splice(0)) stop();
    await this.#keep();
    clearTimeout(this.#keepTimer);
    this.#listeners.clear();
    this.document.destroy();
    this.#copy?.close();
  }

  // ------------------------------------------------------------ this device

  async #start(): Promise<void> {
    this.#stops.push(
      this.document.on('change', ({ isLocal, added, updated, removed }) => {
        if (isLocal) this.#noteUnsaved([...added, ...updated, ...removed]);
      }),
    );
    this.#follow(this.document.doc);
    // Asked for now, needed when the copy has been read.
    const ticket = this.options.ticket();
    ticket.catch(() => undefined);
    try {
      const copy = await LocalCopy.open(this.options.user.email, this.options.boardId);
      if (this.#isClosed) {
        copy.close();
        return;
      }
      this.#copy = copy;
      const { updates, meta } = await copy.read();
      this.#meta = meta;
      for (const id of meta.unsaved) this.#unsaved.set(id, 0);
      const { doc } = this.document;
      doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update, KEPT)), KEPT);
      this.#show({ loaded: updates.length > 0, unsaved: this.#unsaved.size });
      await this.#countAside();
    } catch {
      this.#show({ problem: 'not-kept' });
    }
    if (this.#isClosed) return;
    this.#listenToPage();
    await this.#connect(ticket);
  }

  #follow(doc: Y.Doc): void {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === KEPT || this.#copy === undefined) return;
      this.#unkept.push(update);
      this.#keepSoon();
    });
  }

  #keepSoon(): void {
    this.#keepTimer ??= setTimeout(() => void this.#keep(), KEEP_MS);
  }

  /** Writes what is new to the copy, one write after the other. */
  async #keep(): Promise<void> {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    const copy = this.#copy;
    if (copy === undefined) return;
    this.#keeping = this.#keeping.then(async () => {
      const updates = this.#unkept;
      this.#unkept = [];
      const { etag, who, role } = this.#meta;
      const unsaved = [...this.#unsaved.keys()];
      try {
        const update = updates.length === 0 ? undefined : Y.mergeUpdates(updates);
        await copy.write(update, { etag, who, role, unsaved });
      } catch {
        if (!this.#isClosed) this.#show({ problem: 'not-kept' });
      }
    });
    await this.#keeping;
  }

  #noteUnsaved(ids: readonly string[]): void {
    this.#changes += 1;
    for (const id of ids) this.#unsaved.set(id, this.#changes);
    this.#show({ unsaved: this.#unsaved.size });
    this.#keepSoon();
  }

  #noteSafe(change: number): void {
    for (const [id, waitsFor] of this.#unsaved) {
      if (waitsFor <= change) this.#unsaved.delete(id);
    }
    if (this.#unsaved.size === this.#state.unsaved) return;
    this.#show({ unsaved: this.#unsaved.size });
    this.#keepSoon();
  }

  async #countAside(): Promise<void> {
    const kept = (await this.#copy?.aside())?.length ?? 0;
    this.#show({ aside: kept + this.#asideHere.length });
  }

  async #asideRow(id: string): Promise<Omit<AsideRow, 'board'>> {
    const rows = [...this.#asideHere, ...((await this.#copy?.aside()) ?? [])];
    const row = rows.find((one) => one.id === id);
    if (row === undefined) throw new Error('There is no such copy.');
    return row;
  }

  async #putAside(reason: string): Promise<void> {
    const objects = collectAside(this.document, this.#unsaved.keys());
    this.#unsaved.clear();
    if (objects.length > 0) {
      const at = new Date().toISOString();
      const row = { id: `${at} ${String(Math.random())}`, at, reason, objects };
      try {
        if (this.#copy === undefined) throw new Error('Nothing is kept here.');
        await this.#copy.putAside(row);
      } catch {
        this.#asideHere.push(row);
      }
    }
    await this.#countAside();
    this.#show({ unsaved: 0 });
  }

  async #forgetCopy(): Promise<void> {
    this.#unkept = [];
    this.#meta = NO_META;
    await this.#keeping;
    await this.#copy?.forget().catch(() => undefined);
  }

  // ------------------------------------------------------------ the service

  async #connect(asked?: Promise<BoardTicket>): Promise<void> {
    this.#hangUp();
    const attempt = (this.#attempt += 1);
    if (this.#state.connection !== 'offline' || this.#failures === 0) {
      this.#show({ connection: 'connecting' });
    }
    try {
      const ticket = await (asked ?? this.options.ticket());
      if (attempt !== this.#attempt) return;
      if (this.#clientId === undefined || this.#startsOver) await this.#load(ticket, attempt);
      if (attempt === this.#attempt) this.#join(ticket, attempt);
    } catch (error) {
      if (attempt === this.#attempt) await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (isNoEntry(error) && !(error instanceof BoardHttpError)) {
      await this.#endAccess((error as { readonly status: number }).status);
      return;
    }
    const isTicket = error instanceof BoardHttpError && error.status === UNAUTHENTICATED;
    if (isTicket && this.#failures === 0) {
      this.#failures += 1;
      await this.#connect();
      return;
    }
    await this.#writeOffline();
    this.#lose();
  }

  /** Takes the snapshot, and the client id to write under. */
  async #load(ticket: BoardTicket, attempt: number): Promise<void> {
    const known = this.#startsOver ? undefined : this.#meta.etag;
    const snapshot = await this.#http.snapshot(ticket, known);
    if (attempt !== this.#attempt) return;
    if (this.#startsOver) {
      const doc = new Y.Doc();
      this.#follow(doc);
      if (snapshot.update !== undefined) Y.applyUpdate(doc, snapshot.update);
      this.document.replaceDoc(doc);
      this.#startsOver = false;
    } else if (snapshot.update !== undefined) {
      Y.applyUpdate(this.document.doc, snapshot.update);
    }
    this.#meta = { ...this.#meta, etag: snapshot.etag, who: snapshot.who };
    this.#clientId = snapshot.clientId;
    this.#admit(ticket.role, snapshot.who, this.options.user.name);
    if (snapshot.update !== undefined) this.#show({ loaded: true });
  }

  /** Writes under this name from now on, or only reads. */
  #admit(role: BoardRole, who: string, name: string): void {
    const clientId = this.#clientId;
    if (clientId === undefined) return;
    this.#meta = { ...this.#meta, role, who };
    this.document.doc.clientID = clientId;
    this.document.writeAs(role === 'write' ? { clientId, who, name } : undefined);
    if (role !== this.#state.role) this.#show({ role });
  }

  /** Whoever wrote here before may write on without the service, under an id handed out for that. */
  async #writeOffline(): Promise<void> {
    const { who, role } = this.#meta;
    if (this.#clientId !== undefined || who === undefined || role !== 'write') return;
    const spare = await this.#copy?.takeSpare().catch(() => undefined);
    if (spare === undefined || this.#isClosed) return;
    this.#clientId = spare;
    this.#admit(role, who, this.options.user.name);
  }

  #join({ ticket }: BoardTicket, attempt: number): void {
    const isCurrent = (): boolean => attempt === this.#attempt;
    const { doc } = this.document;
    if (this.#clientId !== undefined) doc.clientID = this.#clientId;
    const awareness = new Awareness(doc);
    this.#awareness = awareness;
    this.presence.attach(awareness);
    this.#link = new BoardLink({
      url: this.#socketUrl,
      boardId: this.options.boardId,
      ticket,
      doc,
      awareness,
      changes: () => this.#changes,
      onWelcome: (welcome) => this.#welcomed(welcome),
      onSynced: () => isCurrent() && this.#synced(),
      onSafe: (change) => this.#noteSafe(change),
      onClosed: (code, reason) => void (isCurrent() && this.#closedWith(code, reason)),
    });
  }

  #welcomed({ role, who, name }: Welcome): void {
    this.#show({ connection: 'catching-up' });
    if (role === 'read' && this.#unsaved.size > 0) {
      void this.#startOver('read-only', 'kept-aside');
      return;
    }
    this.#admit(role, who, name);
  }

  #synced(): void {
    this.#failures = 0;
    const problem = this.#state.problem === 'too-fast' ? undefined : this.#state.problem;
    this.#show({ connection: 'live', loaded: true, problem });
    clearInterval(this.#tidy);
    this.#tidy = setInterval(() => this.#finishAbandoned(), ABANDONED_MS);
    void this.#gatherSpares();
  }

  /** Somebody who draws is present; missing twice in a row, they left in the middle of a stroke. */
  #finishAbandoned(): void {
    const present = this.#awareness?.getStates();
    if (present === undefined) return;
    const before = new Set(this.#missing);
    this.#missing.clear();
    this.document.finishAbandoned((id) => {
      if (present.has(id)) return true;
      this.#missing.add(id);
      return !before.has(id);
    });
  }

  /** Fetches client ids for times without the service. */
  async #gatherSpares(): Promise<void> {
    const copy = this.#copy;
    if (copy === undefined || this.#state.role !== 'write') return;
    try {
      await this.#keep();
      const { spares } = await copy.meta();
      if (spares.length >= SPARES) return;
      const ticket = await this.options.ticket();
      let tag = this.#meta.etag;
      for (let have = spares.length; have < SPARES && !this.#isClosed; have += 1) {
        const { clientId, etag } = await this.#http.snapshot(ticket, tag);
        tag = etag ?? tag;
        await copy.addSpare(clientId);
      }
    } catch {
      // Next time; without spares this board is only readable offline after a reload.
    }
  }

  async #closedWith(code: number, reason: string): Promise<void> {
    const wasLive = this.#state.connection === 'live';
    const { startsOver, returns, problem } = reactionTo(code);
    if (startsOver) {
      await this.#startOver(`${String(code)} ${reason}`, problem);
      return;
    }
    if (problem !== undefined) this.#show({ problem });
    if (returns === 'at-once' && (wasLive || this.#failures === 0)) {
      this.#failures += 1;
      await this.#connect();
      return;
    }
    this.#lose();
  }

  async #startOver(reason: string, problem: SessionProblem | undefined): Promise<void> {
    this.#hangUp();
    this.#attempt += 1;
    this.document.writeAs(undefined);
    const hadWork = this.#unsaved.size > 0;
    await this.#putAside(reason);
    await this.#forgetCopy();
    this.#startsOver = true;
    if (problem !== undefined && (hadWork || problem !== 'kept-aside')) this.#show({ problem });
    if (this.#isClosed) return;
    this.#failures += 1;
    if (this.#failures === 1) await this.#connect();
    else this.#lose();
  }

  async #endAccess(status: number): Promise<void> {
    this.#hangUp();
    this.#attempt += 1;
    this.document.writeAs(undefined);
    if (status === FORBIDDEN || status === NOT_FOUND) {
      if (this.#unsaved.size > 0) await this.#putAside(`${String(status)} access-ended`);
      await this.#forgetCopy();
    }
    this.#show({ connection: 'ended', role: undefined, problem: 'access-ended' });
  }

  /** Without the service; tries again after a while that grows. */
  #lose(): void {
    this.#hangUp();
    this.#attempt += 1;
    if (this.#isClosed) return;
    this.#show({ connection: 'offline' });
    const wait = waitMs(this.#failures, Math.random());
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  #hangUp(): void {
    clearTimeout(this.#retry);
    clearInterval(this.#tidy);
    this.#missing.clear();
    this.#link?.close();
    this.#link = undefined;
    if (this.#awareness === undefined) return;
    this.presence.attach(undefined);
    this.#awareness.destroy();
    this.#awareness = undefined;
  }

  #listenToPage(): void {
    const page = globalThis as Partial<Pick<Window, 'addEventListener' | 'removeEventListener'>>;
    if (page.addEventListener === undefined) return;
    const listen = (target: EventTarget, event: string, act: () => void): void => {
      target.addEventListener(event, act);
      this.#stops.push(() => target.removeEventListener(event, act));
    };
    listen(globalThis, 'online', () => this.reconnect());
    listen(globalThis, 'offline', () => {
      if (this.#state.connection !== 'ended') this.#lose();
    });
    listen(globalThis, 'pagehide', () => this.#leaving());
    listen(document, 'visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#leaving();
      else if (this.#state.connection === 'offline') this.reconnect();
    });
  }

  /** The page may not come back. */
  #leaving(): void {
    this.#link?.flush();
    void this.#keep();
  }

  #show(change: { -readonly [K in keyof SessionState]?: SessionState[K] | undefined }): void {
    const { problem, ...rest } = { ...this.#state, ...change };
    this.#state = (problem === undefined ? rest : { ...rest, problem }) as SessionState;
    for (const listener of [...this.#listeners]) listener();
  }
}
