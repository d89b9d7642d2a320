import {
  BoardStateRepository,
  type BoardState,
  type Revocation,
  type SnapshotPointer,
} from '@vigia/domain/board';
import type { MemoryStore } from './memory-store.js';

const NOTHING: BoardState = { pointer: undefined, revocations: [] };

/** Pointers to snapshots and ended access in memory. */
export class MemoryBoardStateRepository extends BoardStateRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(boardId: string): Promise<BoardState> {
    return this.store.boardStates.get(boardId) ?? NOTHING;
  }

  override async movePointer(
    boardId: string,
    replaced: number,
    pointer: SnapshotPointer,
  ): Promise<boolean> {
    const state = this.store.boardStates.get(boardId) ?? NOTHING;
    if ((state.pointer?.version ?? 0) !== replaced) return false;
    this.store.boardStates.set(boardId, { ...state, pointer });
    return true;
  }

  override async revoke(boardId: string, revocation: Revocation): Promise<void> {
    endAccess(this.store, boardId, [revocation]);
  }
}

/** Remembers whose access to a board ended. */
export function endAccess(store: MemoryStore, boardId: string, ended: readonly Revocation[]): void {
  const state = store.boardStates.get(boardId) ?? NOTHING;
  const others = state.revocations.filter(
    (known) => !ended.some(({ email, only }) => email === known.email && only === known.only),
  );
  store.boardStates.set(boardId, { ...state, revocations: [...others, ...ended] });
}
