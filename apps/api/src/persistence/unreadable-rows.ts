import { Injectable, Logger } from '@nestjs/common';
import type { UnreadableError } from '@vigia/domain/shared';

/** Rows that are remembered as told. */
const REMEMBERED = 1_000;

/** Tells of stored rows that this version cannot read, and that whoever reads many therefore left out. */
@Injectable()
export class UnreadableRows {
  readonly #logger = new Logger(UnreadableRows.name);
  readonly #told = new Set<string>();

  /** [STO-8] Once per row, however often it is met; an alarm counts the words. */
  tell(error: UnreadableError): void {
    if (this.#told.has(error.message)) return;
    if (this.#told.size === REMEMBERED) this.#told.clear();
    this.#told.add(error.message);
    this.#logger.error({ err: error }, 'a row is unreadable');
  }
}
