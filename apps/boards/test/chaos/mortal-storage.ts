import {
  BoardStateRepository,
  type BoardState,
  type Revocation,
  type SnapshotPointer,
} from '@vigia/domain/board';
import { ObjectStore, type StoredKey } from '../../src/storage/object-store.js';

/** How one task sees storage: until it dies, then nothing it does reaches anything. */
export class Mortality {
  isDead = false;
  /** While set, storage answers this task with errors. */
  isCutOff = false;
  /** Everything this task puts waits so long. */
  lagMs = 0;

  assertReachable(): void {
    if (this.isCutOff) throw new Error('Storage is out of reach.');
  }
}

/** The shared objects, as a task that may die sees them. */
export class MortalObjectStore extends ObjectStore {
  constructor(
    private readonly shared: ObjectStore,
    private readonly task: Mortality,
  ) {
    super();
  }

  override async put(key: string, bytes: Uint8Array): Promise<void> {
    if (this.task.lagMs > 0) await new Promise((later) => setTimeout(later, this.task.lagMs));
    this.task.assertReachable();
    if (!this.task.isDead) await this.shared.put(key, bytes);
  }

  override async get(key: string): Promise<Uint8Array | undefined> {
    this.task.assertReachable();
    return this.shared.get(key);
  }

  override async remove(key: string): Promise<void> {
    this.task.assertReachable();
    if (!this.task.isDead) await this.shared.remove(key);
  }

  override async list(prefix: string): Promise<readonly StoredKey[]> {
    this.task.assertReachable();
    return this.shared.list(prefix);
  }

  override async check(): Promise<void> {
    this.task.assertReachable();
  }
}

/** The shared pointers, as a task that may die sees them. */
export class MortalStates extends BoardStateRepository {
  constructor(
    private readonly shared: BoardStateRepository,
    private readonly task: Mortality,
  ) {
    super();
  }

  override async find(boardId: string): Promise<BoardState> {
    return this.shared.find(boardId);
  }

  override async movePointer(
    boardId: string,
    replaced: number,
    pointer: SnapshotPointer,
  ): Promise<boolean> {
    return this.task.isDead || this.shared.movePointer(boardId, replaced, pointer);
  }

  override async revoke(boardId: string, revocation: Revocation): Promise<void> {
    await this.shared.revoke(boardId, revocation);
  }
}
