import { indexPrefix, itemPrefix } from './engine.js';
import type { Change, KeySpace, Store } from './dynalite.js';

/** A store whose reads see the base and whose writes are only collected, for one commit later. */
export interface WriteBuffer {
  readonly store: Store;
  readonly changes: readonly Change[];
}

/** Lets dynalite's actions write into a list. Whoever uses it is the only writer, so its locks are open. */
export function bufferWrites(store: Store): WriteBuffer {
  const changes: Change[] = [];
  const buffered = (base: KeySpace, prefix: string): KeySpace => ({
    lock: (_key, work) => {
      work((done) => done);
    },
    get: base.get,
    put: (key, value, done) => {
      changes.push({ type: 'put', key: prefix + key, value });
      done(null);
    },
    del: (key, done) => {
      changes.push({ type: 'del', key: prefix + key });
      done(null);
    },
  });

  return {
    changes,
    store: {
      ...store,
      getItemDb: (table) => buffered(store.getItemDb(table), itemPrefix(table)),
      getIndexDb: (kind, table, index) =>
        buffered(store.getIndexDb(kind, table, index), indexPrefix(kind, table, index)),
    },
  };
}
