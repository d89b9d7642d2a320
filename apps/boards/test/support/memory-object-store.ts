import { ObjectStore, type StoredKey } from '../../src/storage/object-store.js';

/** Objects in memory, with switches for what goes wrong in the world. */
export class MemoryObjectStore extends ObjectStore {
  readonly objects = new Map<string, Uint8Array>();
  /** While set, everything fails. */
  isDown = false;
  /** While set, a put waits for this before it is carried out. */
  beforePut: ((key: string) => Promise<void>) | undefined;

  override async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.beforePut?.(key);
    this.#assertUp();
    this.objects.set(key, bytes);
  }

  override async get(key: string): Promise<Uint8Array | undefined> {
    this.#assertUp();
    return this.objects.get(key);
  }

  override async remove(key: string): Promise<void> {
    this.#assertUp();
    this.objects.delete(key);
  }

  override async list(prefix: string): Promise<readonly StoredKey[]> {
    this.#assertUp();
    return [...this.objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { length }]) => ({ key, bytes: length, storedAt: '2026-03-02T12:00:00.000Z' }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  override async check(): Promise<void> {
    this.#assertUp();
  }

  #assertUp(): void {
    if (this.isDown) throw new Error('The object store is down.');
  }
}
