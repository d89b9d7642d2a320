import type { Clock } from '@vigia/platform';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { OpenBoard } from './open-board.js';
import { unpackSnapshot, type Snapshots } from './snapshots.js';
import { compareStreamIds } from './stream-id.js';
import type { Stream } from './stream.js';

/** When changes are stored. */
export interface StoreTimes {
  /** So long after the last change… */
  readonly quietMs: number;
  /** …but no longer than this after the first. */
  readonly atMostMs: number;
  /** A task that only heard of changes leaves them so long to the task that made them. */
  readonly foreignMs: number;
}

const RETRY_MS = 1_000;

interface Pending {
  readonly sinceMs: number;
  isOwn: boolean;
  timer: NodeJS.Timeout | undefined;
  running: Promise<boolean> | undefined;
  /** Grows with every change, so that those that come while a store is running are noticed. */
  changes: number;
}

/** Sees to it that what is on the boards gets into storage, again and again until it is there. */
export class Keeper {
  readonly #pending = new Map<OpenBoard, Pending>();

  constructor(
    private readonly snapshots: Snapshots,
    private readonly stream: Stream | undefined,
    private readonly times: StoreTimes,
    private readonly clock: Clock,
    private readonly log: Logger,
    private readonly onStored: (board: OpenBoard) => void,
  ) {}

  /** Something changed; `isOwn` when it came from this task's clients. */
  changed(board: OpenBoard, isOwn: boolean): void {
    const pending = this.#of(board);
    pending.isOwn ||= isOwn;
    pending.changes += 1;
    if (pending.running === undefined) this.#schedule(board, pending);
  }

  /** Whether storage lacks something that this board has. */
  isBehind(board: OpenBoard): boolean {
    return this.#pending.has(board);
  }

  /** Milliseconds since the oldest change that is not stored. */
  get ageMs(): number {
    const now = this.clock.nowMs();
    return Math.max(0, ...[...this.#pending.values()].map(({ sinceMs }) => now - sinceMs));
  }

  /** Stores now if there is anything to store; `false` when storage did not take it. */
  async storeNow(board: OpenBoard): Promise<boolean> {
    for (;;) {
      const pending = this.#pending.get(board);
      if (pending === undefined) return true;
      clearTimeout(pending.timer);
      pending.timer = undefined;
      if (pending.running !== undefined) {
        await pending.running;
        continue;
      }
      if (!(await this.#run(board, pending, true))) return false;
    }
  }

  /** Takes in what other tasks stored meanwhile. */
  async catchUp(board: OpenBoard): Promise<void> {
    const unseen = await this.snapshots.newerThan(board.id, board.merged);
    if (unseen === undefined || unseen.pointer.version <= board.merged) return;
    board.merge(
      await unpackSnapshot(unseen.packed),
      unseen.pointer.version,
      unseen.pointer.streamId,
    );
    board.packed = unseen.packed;
  }

  /** Forgets a board that is closed. */
  forget(board: OpenBoard): void {
    clearTimeout(this.#pending.get(board)?.timer);
    this.#pending.delete(board);
  }

  #of(board: OpenBoard): Pending {
    let pending = this.#pending.get(board);
    if (pending === undefined) {
      pending = {
        sinceMs: this.clock.nowMs(),
        isOwn: false,
        timer: undefined,
        running: undefined,
        changes: 0,
      };
      this.#pending.set(board, pending);
    }
    return pending;
  }

  #schedule(board: OpenBoard, pending: Pending, delayMs?: number): void {
    const { quietMs, atMostMs, foreignMs } = this.times;
    const left = Math.max(0, pending.sinceMs + atMostMs - this.clock.nowMs());
    const wait = delayMs ?? (pending.isOwn ? Math.min(quietMs, left) : foreignMs);
    if (!pending.isOwn && pending.timer !== undefined && delayMs === undefined) return;
    clearTimeout(pending.timer);
    pending.timer = setTimeout(() => {
      pending.timer = undefined;
      void this.#run(board, pending, false);
    }, wait);
  }

  async #run(board: OpenBoard, pending: Pending, isUrgent: boolean): Promise<boolean> {
    const { changes } = pending;
    const running = this.#store(board, pending, isUrgent).catch((error: unknown) => {
      this.log.warn({ err: error, board: board.id }, 'board not stored yet');
      return false;
    });
    pending.running = running;
    const isStored = await running;
    pending.running = undefined;
    if (this.#pending.get(board) !== pending) return isStored;
    if (!isStored) {
      this.#schedule(board, pending, RETRY_MS);
      return false;
    }
    this.#pending.delete(board);
    if (pending.changes > changes) this.changed(board, pending.isOwn);
    else this.onStored(board);
    return true;
  }

  async #store(board: OpenBoard, pending: Pending, isUrgent: boolean): Promise<boolean> {
    if (!pending.isOwn && (await this.#isStoredByOthers(board))) return true;
    const hasLock = (await this.stream?.lock(board.id)) ?? true;
    if (!hasLock && !isUrgent) return false;
    try {
      await this.#put(board);
      return true;
    } finally {
      if (hasLock) await this.stream?.unlock(board.id);
    }
  }

  /** A change that another task made is usually stored by it. */
  async #isStoredByOthers(board: OpenBoard): Promise<boolean> {
    const pointer = await this.snapshots.pointer(board.id);
    return pointer !== undefined && compareStreamIds(pointer.streamId, board.heardTo) >= 0;
  }

  async #put(board: OpenBoard): Promise<void> {
    let upTo = 0;
    let vector: Uint8Array = new Uint8Array();
    const { pointer, packed } = await this.snapshots.store(board.id, {
      get merged() {
        return board.merged;
      },
      merge: (update, unseen) => board.merge(update, unseen.version, unseen.streamId),
      take: () => {
        upTo = board.ledger.changed;
        vector = Y.encodeStateVector(board.doc);
        return { update: Y.encodeStateAsUpdate(board.doc), streamId: board.coveredTo };
      },
    });
    board.merged = pointer.version;
    board.storedVector = vector;
    board.packed = packed;
    board.ledger.secure(upTo);
    this.stream?.trim(board.id, pointer.streamId);
  }
}
