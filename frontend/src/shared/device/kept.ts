import { createStore, delMany, get, keys, set, type UseStore } from 'idb-keyval';

let opened: UseStore | undefined;
const store = (): UseStore => (opened ??= createStore('vigia-kept', 'kept'));

/** What this device keeps under a name; undefined where it keeps nothing, or may keep nothing at all. */
export async function kept<T>(name: string): Promise<T | undefined> {
  return get<T>(name, store()).catch(() => undefined);
}

/** Keeps something beyond this page. A device that keeps nothing is no reason to stop. */
export async function keep(name: string, value: unknown): Promise<void> {
  await set(name, value, store()).catch(nothing);
}

/** Forgets everything whose name begins so; rejects where that could not be done. */
export async function forgetAll(beginning: string): Promise<void> {
  const names = await keys<string>(store());
  await delMany(
    names.filter((name) => name.startsWith(beginning)),
    store(),
  );
}

const nothing = () => undefined;
