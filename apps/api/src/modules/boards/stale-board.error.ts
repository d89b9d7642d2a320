import { ConcurrentChangeError } from '@vigia/domain/shared';
import type { OpenBoard } from './open-board.js';

/** The board is not what the caller decided about; `current` is what it is now. */
export class StaleBoardError extends ConcurrentChangeError {
  constructor(readonly current: OpenBoard) {
    super(current.board.id);
  }
}
