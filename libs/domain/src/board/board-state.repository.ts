/** Which stored snapshot is the board, and what it covers. */
export interface SnapshotPointer {
  /** Grows by one with every snapshot. */
  readonly version: number;
  /** The stored object, for example `boards/<id>/<stream id>`. */
  readonly key: string;
  /** Everything in the log up to this id is in the snapshot. */
  readonly streamId: string;
  readonly storedAt: string;
  readonly bytes: number;
}

/** From when on a person's older tickets and sessions no longer open a board. */
export interface Revocation {
  /** An address, or EVERYBODY. */
  readonly email: string;
  readonly at: string;
  /** Present when only what the role write opened ends: reading goes on. */
  readonly only?: 'write';
}

/** What the board service remembers of a board besides its objects in storage. */
export interface BoardState {
  readonly pointer: SnapshotPointer | undefined;
  readonly revocations: readonly Revocation[];
}

/** Stands for every board: a revocation here closes all of a person's sessions. */
export const EVERY_BOARD = '*';

/** Stands for everybody on a board. */
export const EVERYBODY = '*';

/** Port: the pointer to each board's snapshot, and who lost access. */
export abstract class BoardStateRepository {
  /**
   * Strongly consistent; an unknown board has no pointer and no revocations. Of EVERY_BOARD the revocations of the last
   * day at least, the latest of a person last.
   */
  abstract find(boardId: string): Promise<BoardState>;
  /** [BRD-31] Moves the pointer if `replaced` is still the current version (0 for none); `false` when it is not. */
  abstract movePointer(
    boardId: string,
    replaced: number,
    pointer: SnapshotPointer,
  ): Promise<boolean>;
  /** [BRD-12] Ends what the person's tickets issued before `at` opened. */
  abstract revoke(boardId: string, revocation: Revocation): Promise<void>;
}
