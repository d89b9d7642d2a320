import { Readable } from 'node:stream';
import {
  db,
  type Action,
  type Change,
  type IndexKind,
  type Item,
  type Store,
  type Table,
} from './dynalite.js';
import { keepWholeIndexKeys } from './index-keys.js';

/** Another process has the folder open. */
export class DatabaseInUseError extends Error {
  constructor(path: string, options?: ErrorOptions) {
    super(`The data folder ${path} is in use by another process.`, options);
  }
}

/** The embedded database: dynalite's store with one writer at a time and whole commits. */
export interface Engine {
  readonly store: Store;
  /** Runs `work` when every writer before it has ended, so what it reads stays true until it commits. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Writes all changes or none, also when the process is killed meanwhile. */
  commit(changes: readonly Change[]): Promise<void>;
  /** Runs an action of dynalite. */
  run(action: Action, data: object, store?: Store): Promise<object>;
  table(name: string): Promise<Table>;
  item(table: string, key: string): Promise<Item | undefined>;
  items(table: string): AsyncIterable<Item>;
  close(): Promise<void>;
}

/** Opens the database in `path`, or in memory when there is none. */
export async function openEngine(path: string | undefined): Promise<Engine> {
  keepWholeIndexKeys();
  const store = db.create({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  await openLevel(store, path);
  closeIteratorsAfterUse(store);

  let lastWriter: Promise<unknown> = Promise.resolve();

  return {
    store,
    exclusively(work) {
      const result = lastWriter.then(work);
      lastWriter = result.catch(() => undefined);
      return result;
    },
    // No fsync: what write(2) took over outlives the process, and LevelDB hands each batch over before it answers.
    commit: async (changes) => {
      if (changes.length > 0) await store.db.batch(changes);
    },
    run: (action, data, target = store) =>
      new Promise((resolve, reject) => {
        action(target, data as never, (error, value) => {
          if (error) reject(error);
          else resolve(value ?? {});
        });
      }),
    table: (name) =>
      new Promise((resolve, reject) => {
        store.getTable(name, (error, table) => {
          if (table) resolve(table);
          else reject(error ?? new Error(`Table ${name} could not be read.`));
        });
      }),
    item: async (table, key) => (await store.db.get(itemPrefix(table) + key)) as Item | undefined,
    items: (table) => store.db.values(rowsUnder(itemPrefix(table))) as AsyncIterable<Item>,
    close: async () => {
      await lastWriter;
      await store.db.close();
    },
  };
}

/** Where dynalite keeps the items of a table. */
export function itemPrefix(table: string): string {
  return `item-${table}~`;
}

/** Where dynalite keeps the rows of an index. */
export function indexPrefix(kind: IndexKind, table: string, index: string): string {
  return `index-${kind.toLowerCase()}~${table}~${index}~`;
}

/** The range of every row whose key begins with `prefix`. */
export function rowsUnder(prefix: string): { gte: string; lt: string } {
  return { gte: prefix, lt: `${prefix}\u{10ffff}` };
}

async function openLevel(store: Store, path: string | undefined): Promise<void> {
  try {
    await store.db.open();
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (reason instanceof Error && 'code' in reason && reason.code === 'LEVEL_LOCKED') {
      throw new DatabaseInUseError(path ?? '', { cause: error });
    }
    throw new Error(`The embedded database in ${path ?? 'memory'} cannot be opened.`, {
      cause: error,
    });
  }
}

/** dynalite's own streams never close their LevelDB iterator: each query would keep a snapshot for good. */
function closeIteratorsAfterUse({ db: level }: Store): void {
  level.createKeyStream = (range) => Readable.from(level.keys(range));
  level.createValueStream = (range) => Readable.from(level.values(range));
}
