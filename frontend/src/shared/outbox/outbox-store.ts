import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { ChosenFile, Deed, Entry, WaitingPhoto } from './entry.js';

interface KeptEntry extends Entry {
  /** Another shape is of another time: it is brought to this one, never thrown away. */
  readonly shape: typeof shape;
}

const shape = 1;
const entryName = (id: string) => `entry\n${id}`;
const photoName = (id: string, key: string) => `photo\n${id}\n${key}`;
const beginningWith = (start: string) => IDBKeyRange.bound(start, `${start}\uffff`);

/** What this device keeps until the server has answered. Every change is one transaction, durable when it resolves. */
export class OutboxStore {
  private readonly store: UseStore;

  constructor(database = 'vigia-outbox') {
    this.store = createStore(database, 'entries');
  }

  /** Keeps a deed behind everything older, photos and all. */
  async add(person: string, deed: Deed, files: readonly ChosenFile[], at: string): Promise<Entry> {
    const photos = await Promise.all(
      files.map(async ({ key, file, id }) => ({
        photo: { key, name: file.name, type: file.type, ...(id !== undefined && { id }) },
        // Not as a file: some browsers keep no files.
        bytes: await file.arrayBuffer(),
      })),
    );
    return this.change(async (objects) => {
      const known = await entriesIn(objects);
      const entry: KeptEntry = {
        ...deed,
        shape,
        person,
        at,
        order: Math.max(0, ...known.map(({ order }) => order)) + 1,
        photos: photos.map(({ photo }) => photo),
        ...(deed.seen && { version: deed.seen.version }),
        state: 'waiting',
      };
      for (const { photo, bytes } of photos) objects.put(bytes, photoName(entry.id, photo.key));
      objects.put(entry, entryName(entry.id));
      return entry;
    });
  }

  /** What one person did, in order. */
  async list(person: string): Promise<readonly Entry[]> {
    const entries = await this.store('readonly', (objects) => entriesIn(objects));
    return entries.filter((entry) => entry.person === person).sort((a, b) => a.order - b.order);
  }

  async photo(id: string, { key, name, type }: WaitingPhoto): Promise<File | undefined> {
    const bytes = await this.store('readonly', (objects) =>
      promisifyRequest<ArrayBuffer | undefined>(objects.get(photoName(id, key))),
    );
    return bytes && new File([bytes], name, { type });
  }

  /** Changes an entry that is still there; undefined where it is not. */
  update(id: string, to: (entry: Entry) => Entry): Promise<Entry | undefined> {
    return this.change(async (objects) => {
      const known = await promisifyRequest<KeptEntry | undefined>(objects.get(entryName(id)));
      if (known === undefined) return undefined;
      const entry = { ...to(known), shape };
      objects.put(entry, entryName(id));
      return entry;
    });
  }

  /** The server has answered: the entry goes, and what was decided on top of it is based on what it made. */
  settle(done: Entry, version: number | undefined): Promise<void> {
    return this.change(async (objects) => {
      forget(objects, done.id);
      if (version === undefined || done.version === undefined) return;
      for (const entry of await entriesIn(objects)) {
        const isOnTop =
          entry.person === done.person &&
          entry.subject === done.subject &&
          entry.version === done.version &&
          entry.order > done.order;
        if (isOnTop) objects.put({ ...entry, version }, entryName(entry.id));
      }
    });
  }

  /** Takes entries off the device, photos and all. */
  remove(ids: readonly string[]): Promise<void> {
    return this.change((objects) => {
      for (const id of ids) forget(objects, id);
    });
  }

  private change<T>(work: (objects: IDBObjectStore) => T | Promise<T>): Promise<T> {
    return this.store('readwrite', async (objects) => {
      const result = await work(objects);
      await promisifyRequest(objects.transaction);
      return result;
    });
  }
}

function entriesIn(objects: IDBObjectStore): Promise<readonly KeptEntry[]> {
  return promisifyRequest<KeptEntry[]>(objects.getAll(beginningWith(entryName(''))));
}

function forget(objects: IDBObjectStore, id: string): void {
  objects.delete(entryName(id));
  objects.delete(beginningWith(photoName(id, '')));
}
