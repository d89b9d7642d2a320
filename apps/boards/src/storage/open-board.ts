import { BOARD_ROOTS } from '@vigia/domain/board';
import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { Census } from '../content/census.js';
import { Ledger } from '../sessions/ledger.js';
import type { Session } from '../sessions/session.js';
import { STREAM_START, laterStreamId, type StreamId } from './stream-id.js';

/** Changes with this origin came from another task or from storage: they are neither sent on nor counted as ours. */
export const FROM_ELSEWHERE = { source: 'redis' } as const;

/** What leans on something this task has not got yet, and where the stream had been read to before. */
interface Aside {
  readonly updates: Uint8Array[];
  readonly coveredTo: StreamId;
}

/** A board that this task has in memory, and what the task knows of it. */
export class OpenBoard {
  readonly ledger = new Ledger();
  readonly sessions = new Set<Session>();
  /** Version of the snapshot that is in the document; 0 for none. */
  merged = 0;
  /** The latest entry of the stream that is in the document. */
  readTo: StreamId = STREAM_START;
  /** The latest entry another task brought. */
  heardTo: StreamId = STREAM_START;
  /** When the stream was last read to its end, on this machine's monotonic clock. */
  readAtMs = 0;
  /** Whether it was opened with all that the stream held: then this task's own entries are in it. */
  isReplayed = false;
  /** The snapshot that was stored or loaded last, for joins. */
  packed: Uint8Array | undefined;
  /** State vector of what storage holds; whatever goes beyond is sent again when Redis comes back. */
  storedVector: Uint8Array = Y.encodeStateVector(new Y.Doc());
  census: Census | undefined;
  /** Our clients' changes that are not in the stream for certain. */
  readonly unsent: Uint8Array[] = [];
  #aside: Aside | undefined;

  constructor(
    readonly id: string,
    readonly doc: Document,
  ) {
    for (const root of Object.values(BOARD_ROOTS)) doc.getMap(root);
  }

  /** Takes in a stored snapshot. */
  merge(update: Uint8Array, version: number, streamId: StreamId): void {
    Y.applyUpdate(this.doc, update, FROM_ELSEWHERE);
    this.merged = version;
    this.readTo = laterStreamId(this.readTo, streamId);
    this.storedVector = vectorOf(update);
    this.sortOut(this.readTo);
  }

  /** Everything that storage does not hold, and what may have missed the stream. */
  unshared(): Uint8Array {
    return Y.mergeUpdates([Y.encodeStateAsUpdate(this.doc, this.storedVector), ...this.unsent]);
  }

  /** Everything in the stream up to here is in the document. */
  get coveredTo(): StreamId {
    return this.#aside?.coveredTo ?? this.readTo;
  }

  /** Whether something waits for what this task has not got yet. */
  get isIncomplete(): boolean {
    return this.#aside !== undefined;
  }

  /**
   * Takes what cannot be integrated yet out of the document, so that nobody is sent a document with holes; what was
   * aside before is tried again.
   */
  sortOut(coveredTo: StreamId): void {
    const before = this.#aside;
    this.#aside = undefined;
    for (const update of before?.updates ?? []) {
      Y.applyUpdateV2(this.doc, update, FROM_ELSEWHERE);
    }
    const { store } = this.doc;
    const updates = [store.pendingStructs?.update, store.pendingDs].filter(
      (update) => update !== undefined && update !== null,
    );
    store.pendingStructs = null;
    store.pendingDs = null;
    if (updates.length > 0) this.#aside = { updates, coveredTo: before?.coveredTo ?? coveredTo };
  }

  /** Starts to count what is on it; from here on changes are checked. */
  settle(): Census {
    this.census ??= new Census(this.doc);
    return this.census;
  }
}

function vectorOf(update: Uint8Array): Uint8Array {
  return Y.encodeStateVectorFromUpdate(update);
}
