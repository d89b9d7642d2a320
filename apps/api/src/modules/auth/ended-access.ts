import { Injectable } from '@nestjs/common';
import { EndedAccessRepository } from '@vigia/domain/identity';
import { ACCESS_TOKEN_SECONDS, Clock } from '@vigia/platform';

/** How old what this task knows may be: access ends on every task within it. */
const FRESH_MS = 1_000;
/** Longer than any access token lives, and than clocks and an index lag. */
const WINDOW_MS = ACCESS_TOKEN_SECONDS * 1_000 + 60_000;

/**
 * [ACC-20] Whose access tokens may not be believed any more without a look at their session. Asked of the storage at
 * most once a second, however many requests come; nothing is asked while none comes.
 */
@Injectable()
export class EndedAccess {
  #listed: ReadonlySet<string> = new Set();
  /** When each was marked here: an index may not show it yet. */
  readonly #own = new Map<string, number>();
  #readMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(
    private readonly ended: EndedAccessRepository,
    private readonly clock: Clock,
  ) {}

  /** Marks an account before its access is ended, so that no task goes on believing. */
  async mark(email: string): Promise<void> {
    await this.ended.mark(email, this.clock.now());
    this.#own.set(email, this.clock.nowMs());
  }

  async has(email: string): Promise<boolean> {
    if (this.clock.nowMs() - this.#readMs >= FRESH_MS) {
      await (this.#reading ??= this.read().finally(() => (this.#reading = undefined)));
    }
    return this.#listed.has(email) || this.#own.has(email);
  }

  private async read(): Promise<void> {
    const now = this.clock.nowMs();
    const since = now - WINDOW_MS;
    this.#listed = new Set(await this.ended.listSince(new Date(since).toISOString()));
    for (const [email, at] of this.#own) if (at < since) this.#own.delete(email);
    this.#readMs = now;
  }
}
