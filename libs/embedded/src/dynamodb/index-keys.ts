import { db, type Store } from './dynalite.js';

let kept = false;

/**
 * dynalite tells items with equal index keys apart by 24 bits of a hash, so in an index without a sort key a few
 * thousand items are enough to lose one. From this call on an index row's key ends with the item's whole key.
 */
export function keepWholeIndexKeys(): void {
  if (kept) return;
  kept = true;

  const { createIndexKey, updateIndexes } = db;
  db.createIndexKey = (item, table, keySchema) =>
    createIndexKey(item, table, keySchema) + suffix(db.createKey(item, table));
  db.updateIndexes = (store, table, existing, item, done) => {
    const owner = item ?? existing;
    const target = owner ? withSuffix(store, suffix(db.createKey(owner, table))) : store;
    updateIndexes(target, table, existing, item, done);
  };
}

function suffix(itemKey: string): string {
  return `/${itemKey}`;
}

function withSuffix(store: Store, end: string): Store {
  return {
    ...store,
    getIndexDb: (kind, table, index) => {
      const rows = store.getIndexDb(kind, table, index);
      return {
        ...rows,
        put: (key, value, done) => rows.put(key + end, value, done),
        del: (key, done) => rows.del(key + end, done),
      };
    },
  };
}
