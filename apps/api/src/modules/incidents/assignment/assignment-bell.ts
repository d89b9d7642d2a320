import { Injectable } from '@nestjs/common';

/** [ASG-9] Rings within this process when something may be assigned that could not be before. */
@Injectable()
export class AssignmentBell {
  readonly #listeners: (() => void)[] = [];

  ring(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Calls the listener at every ring from now on. */
  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
