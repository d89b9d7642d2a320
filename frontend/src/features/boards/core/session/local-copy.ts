import * as Y from 'yjs';
import type { AsideObject } from './aside.js';

/** What is kept of a board besides the document. */
export interface LocalMeta {
  /** Tag of the latest snapshot that is in the copy. */
  readonly etag: string | undefined;
  readonly who: string | undefined;
  /** What this person was last allowed to do. */
  readonly role: 'read' | 'write' | undefined;
  /** Client ids handed out in advance and never used: to write with when the page is opened offline. */
  readonly spares: readonly number[];
  /** Objects that the service may not have. */
  readonly unsaved: readonly string[];
}

export interface AsideRow {
  readonly id: string;
  readonly board: string;
  readonly at: string;
  readonly reason: string;
  readonly objects: readonly AsideObject[];
}

interface ChangeRow {
  readonly board: string;
  readonly update: Uint8Array;
}

const DATABASE = 'vigia-boards';
const VERSION = 1;
/** Beyond this many pieces a copy is written anew as one. */
const PIECES = 40;

export const NO_META: LocalMeta = {
  etag: undefined,
  who: undefined,
  role: undefined,
  spares: [],
  unsaved: [],
};

/** One person's copy of one board on this device, in IndexedDB; several windows may share it. */
export class LocalCopy {
  readonly #board: string;
  #pieces = 0;

  private constructor(
    private readonly database: IDBDatabase,
    email: string,
    boardId: string,
  ) {
    this.#board = keyOf(email, boardId);
  }

  /** Rejects where a browser keeps nothing. */
  static async open(email: string, boardId: string): Promise<LocalCopy> {
    return new LocalCopy(await openDatabase(), email, boardId);
  }

  /** The stored document in pieces, none when there is none, and the rest. */
  async read(): Promise<{ readonly updates: readonly Uint8Array[]; readonly meta: LocalMeta }> {
    const work = this.database.transaction(['changes', 'boards'], 'readonly');
    const rows = done<ChangeRow[]>(work.objectStore('changes').index('board').getAll(this.#board));
    const meta = done<LocalMeta | undefined>(work.objectStore('boards').get(this.#board));
    const updates = (await rows).map(({ update }) => update);
    this.#pieces = updates.length;
    return { updates, meta: (await meta) ?? NO_META };
  }

  /** What is kept beside the document. */
  async meta(): Promise<LocalMeta> {
    const boards = this.database.transaction('boards', 'readonly').objectStore('boards');
    return (await done<LocalMeta | undefined>(boards.get(this.#board))) ?? NO_META;
  }

  /** Adds a change, and replaces what is known beside it. */
  async write(update: Uint8Array | undefined, meta: Partial<LocalMeta>): Promise<void> {
    const work = this.database.transaction(['changes', 'boards'], 'readwrite');
    if (update !== undefined) {
      work.objectStore('changes').add({ board: this.#board, update } satisfies ChangeRow);
      this.#pieces += 1;
    }
    const boards = work.objectStore('boards');
    const before = (await done<LocalMeta | undefined>(boards.get(this.#board))) ?? NO_META;
    boards.put({ ...before, ...meta }, this.#board);
    await ended(work);
    if (this.#pieces > PIECES) await this.#pack();
  }

  /** Takes a spare client id out for good; no other window gets the same. */
  async takeSpare(): Promise<number | undefined> {
    const work = this.database.transaction('boards', 'readwrite');
    const boards = work.objectStore('boards');
    const meta = (await done<LocalMeta | undefined>(boards.get(this.#board))) ?? NO_META;
    const [spare, ...spares] = meta.spares;
    boards.put({ ...meta, spares } satisfies LocalMeta, this.#board);
    await ended(work);
    return spare;
  }

  async addSpare(id: number): Promise<void> {
    const work = this.database.transaction('boards', 'readwrite');
    const boards = work.objectStore('boards');
    const meta = (await done<LocalMeta | undefined>(boards.get(this.#board))) ?? NO_META;
    boards.put({ ...meta, spares: [...meta.spares, id] } satisfies LocalMeta, this.#board);
    await ended(work);
  }

  /** Forgets the document, but no work that was put aside. */
  async forget(): Promise<void> {
    const work = this.database.transaction(['changes', 'boards'], 'readwrite');
    deleteAll(work.objectStore('changes').index('board'), IDBKeyRange.only(this.#board));
    work.objectStore('boards').delete(this.#board);
    await ended(work);
    this.#pieces = 0;
  }

  async putAside(row: Omit<AsideRow, 'board'>): Promise<void> {
    const work = this.database.transaction('aside', 'readwrite');
    work.objectStore('aside').put({ ...row, board: this.#board } satisfies AsideRow);
    await ended(work);
  }

  async aside(): Promise<readonly AsideRow[]> {
    const store = this.database.transaction('aside', 'readonly').objectStore('aside');
    const rows = await done<AsideRow[]>(store.index('board').getAll(this.#board));
    return rows.sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  async dropAside(id: string): Promise<void> {
    const work = this.database.transaction('aside', 'readwrite');
    work.objectStore('aside').delete(id);
    await ended(work);
  }

  close(): void {
    this.database.close();
  }

  /** Everything as one piece, in one go with removing the pieces: another window's are among them. */
  async #pack(): Promise<void> {
    const work = this.database.transaction('changes', 'readwrite');
    const changes = work.objectStore('changes');
    const rows = await done<ChangeRow[]>(changes.index('board').getAll(this.#board));
    deleteAll(changes.index('board'), IDBKeyRange.only(this.#board), () => {
      const update = Y.mergeUpdates(rows.map((row) => row.update));
      changes.add({ board: this.#board, update } satisfies ChangeRow);
    });
    await ended(work);
    this.#pieces = 1;
  }
}

/** Drops everything kept on this device, of this person or (without) of everybody. */
export async function forgetBoards(email?: string): Promise<void> {
  const database = await openDatabase();
  const range =
    email === undefined ? undefined : IDBKeyRange.bound(keyOf(email, ''), keyOf(email, '\uffff'));
  const work = database.transaction(['changes', 'boards', 'aside'], 'readwrite');
  deleteAll(work.objectStore('changes').index('board'), range);
  deleteAll(work.objectStore('aside').index('board'), range);
  if (range === undefined) work.objectStore('boards').clear();
  else work.objectStore('boards').delete(range);
  await ended(work);
  database.close();
}

function keyOf(email: string, boardId: string): string {
  return `${email}\n${boardId}`;
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('changes', { autoIncrement: true }).createIndex('board', 'board');
    database.createObjectStore('boards');
    database.createObjectStore('aside', { keyPath: 'id' }).createIndex('board', 'board');
  };
  const database = await done<IDBDatabase>(request);
  // A newer page wants to change the form: this one goes on without a copy rather than stand in its way.
  database.onversionchange = () => database.close();
  return database;
}

function deleteAll(index: IDBIndex, range?: IDBKeyRange, then?: () => void): void {
  const request = index.openCursor(range);
  request.onsuccess = () => {
    const cursor = request.result;
    if (cursor === null) {
      then?.();
      return;
    }
    cursor.delete();
    cursor.continue();
  };
}

async function done<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error ?? new Error('The device keeps nothing.'));
  });
}

async function ended(work: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(work.error ?? new Error('The device keeps nothing.'));
    work.oncomplete = () => resolve();
    work.onabort = fail;
    work.onerror = fail;
  });
}
