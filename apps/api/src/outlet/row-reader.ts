import type { Notification } from '@vigia/domain/notification';
import { rewindUlid } from '@vigia/platform';
import { CURSOR_OVERLAP_MS } from '@vigia/wire';

const ROWS = 200;
/** Rows of the overlap that are remembered as handled, so that they are not handled again and again. */
const REMEMBERED = 5_000;

/** Notifications behind a cursor, and those shortly before it, which may have been stored late; each once. */
export class RowReader {
  readonly #handled = new Set<string>();

  constructor(
    private readonly list: (since: string, limit: number) => Promise<readonly Notification[]>,
  ) {}

  /** Hands all of them on, some at a time, and answers how far that went. What could not be handled comes again. */
  async read(
    cursor: string,
    handle: (rows: readonly Notification[]) => Promise<void>,
  ): Promise<string> {
    let from = rewindUlid(cursor, CURSOR_OVERLAP_MS);
    let reached = cursor;
    for (;;) {
      const rows = await this.list(from, ROWS);
      const fresh = rows.filter(({ id }) => !this.#handled.has(id));
      if (fresh.length > 0) await handle(fresh);
      this.remember(fresh);
      const last = rows.at(-1);
      if (last === undefined) return reached;
      from = last.id;
      if (last.id > reached) reached = last.id;
      if (rows.length < ROWS) return reached;
    }
  }

  private remember(rows: readonly Notification[]): void {
    for (const { id } of rows) this.#handled.add(id);
    for (const oldest of this.#handled) {
      if (this.#handled.size <= REMEMBERED) return;
      this.#handled.delete(oldest);
    }
  }
}
