import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { BoardStateRepository, SnapshotPointer } from '@vigia/domain/board';
import type { Clock } from '@vigia/platform';
import type { ObjectStore } from './object-store.js';
import { STREAM_START, laterStreamId, type StreamId } from './stream-id.js';

/** A stored state of a board. */
export interface Snapshot {
  readonly pointer: SnapshotPointer;
  /** The Yjs update, brotli. */
  readonly packed: Uint8Array;
}

/** One entry of a board's history. */
export interface BoardVersion {
  readonly version: number;
  readonly storedAt: string;
  readonly bytes: number;
}

/** What a task puts into a snapshot, asked anew for each attempt. */
export interface SnapshotSource {
  /** Version of the snapshot that is already in the document; 0 for none. */
  readonly merged: number;
  /** Takes another task's snapshot into the document. */
  merge(update: Uint8Array, pointer: SnapshotPointer): void;
  /** The document now, and how far into the stream it reaches. */
  take(): { readonly update: Uint8Array; readonly streamId: StreamId };
}

const ATTEMPTS = 8;
const QUALITY = 6;
const VERSION_DIGITS = 8;
const MINUTE = 16;
const pack = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);

/** The stored states of all boards: immutable objects, and a pointer per board to the one that counts. */
export class Snapshots {
  constructor(
    private readonly objects: ObjectStore,
    private readonly states: BoardStateRepository,
    private readonly clock: Clock,
  ) {}

  /** The current snapshot if it is newer than a version, else `undefined`. */
  async newerThan(boardId: string, version: number): Promise<Snapshot | undefined> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { pointer } = await this.states.find(boardId);
      if (pointer === undefined || pointer.version <= version) return undefined;
      const packed = await this.objects.get(pointer.key);
      // Gone between the two reads: a newer one took its place.
      if (packed !== undefined) return { pointer, packed };
    }
    throw new Error(`The snapshot of board ${boardId} is not where its pointer says.`);
  }

  /** The pointer alone. */
  async pointer(boardId: string): Promise<SnapshotPointer | undefined> {
    return (await this.states.find(boardId)).pointer;
  }

  /**
   * [BRD-31] Stores the document on top of whatever is stored: it first takes in a snapshot it has not seen, and the
   * pointer moves only from the very version it took in. So a snapshot contains the one it replaces.
   */
  async store(boardId: string, source: SnapshotSource): Promise<Snapshot> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const unseen = await this.newerThan(boardId, source.merged);
      if (unseen !== undefined) source.merge(await unpack(unseen.packed), unseen.pointer);
      const replaced = unseen?.pointer ?? (await this.states.find(boardId)).pointer;
      if ((replaced?.version ?? 0) !== source.merged) continue;
      const snapshot = await this.#put(boardId, source, replaced);
      const moved = await this.states.movePointer(
        boardId,
        replaced?.version ?? 0,
        snapshot.pointer,
      );
      if (moved) {
        await this.#thin(replaced, snapshot.pointer);
        return snapshot;
      }
      await this.objects.remove(snapshot.pointer.key).catch(() => undefined);
    }
    throw new Error(`Board ${boardId} is being stored by too many tasks at once.`);
  }

  /** The history of a board, newest first. */
  async versions(boardId: string): Promise<readonly BoardVersion[]> {
    const current = (await this.pointer(boardId))?.version ?? 0;
    const stored = await this.objects.list(prefixOf(boardId));
    return stored
      .map(({ key, bytes, storedAt }) => ({ version: versionOf(boardId, key), bytes, storedAt }))
      .filter(({ version }) => version <= current)
      .reverse();
  }

  /** A stored state by its version, packed. */
  async version(boardId: string, version: number): Promise<Uint8Array | undefined> {
    const pointer = await this.pointer(boardId);
    if (pointer === undefined || version > pointer.version) return undefined;
    if (version === pointer.version) return this.objects.get(pointer.key);
    const [stored] = await this.objects.list(`${prefixOf(boardId)}${digits(version)}_`);
    return stored && this.objects.get(stored.key);
  }

  async #put(
    boardId: string,
    source: SnapshotSource,
    replaced: SnapshotPointer | undefined,
  ): Promise<Snapshot> {
    const { update, streamId } = source.take();
    const packed = await pack(update, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: update.length,
      },
    });
    const version = (replaced?.version ?? 0) + 1;
    const covered = laterStreamId(streamId, replaced?.streamId ?? STREAM_START);
    const key = `${prefixOf(boardId)}${digits(version)}_${covered}_${randomBytes(6).toString('hex')}`;
    await this.objects.put(key, packed);
    const storedAt = this.clock.now();
    return { pointer: { version, key, streamId: covered, storedAt, bytes: packed.length }, packed };
  }

  /** History keeps the last state of each minute. */
  async #thin(before: SnapshotPointer | undefined, now: SnapshotPointer): Promise<void> {
    if (before === undefined) return;
    const isSameMinute = before.storedAt.slice(0, MINUTE) === now.storedAt.slice(0, MINUTE);
    if (isSameMinute) await this.objects.remove(before.key).catch(() => undefined);
  }
}

/** The Yjs update of a packed snapshot. */
export async function unpackSnapshot(packed: Uint8Array): Promise<Uint8Array> {
  return unpack(packed);
}

function prefixOf(boardId: string): string {
  return `boards/${boardId}/`;
}

function digits(version: number): string {
  return String(version).padStart(VERSION_DIGITS, '0');
}

function versionOf(boardId: string, key: string): number {
  return Number.parseInt(key.slice(prefixOf(boardId).length), 10);
}
