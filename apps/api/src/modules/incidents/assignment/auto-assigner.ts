import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AutoAssignmentRepository, NO_AUTO_ASSIGNMENT } from '@vigia/domain/assignment';
import { AssignmentBell } from './assignment-bell.js';
import { QueueDrainer } from './queue-drainer.js';

const EVERY_MS = 60_000;
/** The indexes that a run reads show a write a moment later; what comes in a row is one run. */
const SETTLE_MS = 200;

/** [ASG-9] Drains the queue whenever something may have become assignable, at the start, and once a minute. */
@Injectable()
export class AutoAssigner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('AutoAssigner');
  /** As far as this task knows; a run reads the truth first. */
  #settings = NO_AUTO_ASSIGNMENT;
  #every: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();

  constructor(
    private readonly repository: AutoAssignmentRepository,
    private readonly drainer: QueueDrainer,
    private readonly bell: AssignmentBell,
  ) {}

  onApplicationBootstrap(): void {
    this.bell.listen(() => {
      // Where it is off, requests cost nothing more.
      if (this.#settings.trades.length > 0) this.runSoon();
    });
    this.#every = setInterval(() => void this.run(), EVERY_MS).unref();
    void this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#every);
    clearTimeout(this.#soon);
    await this.#running;
  }

  /** A run in a moment, for all that happens until then. */
  runSoon(): void {
    if (this.#stop.signal.aborted) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.run();
    }, SETTLE_MS).unref();
  }

  /** One run after those that were begun before. It fails nobody: what it could not do, the next one does. */
  private run(): Promise<void> {
    this.#running = this.#running.then(() => this.drain());
    return this.#running;
  }

  private async drain(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    try {
      this.#settings = await this.repository.find();
      if (this.#settings.trades.length > 0) {
        await this.drainer.drain(this.#settings, this.#stop.signal);
      }
    } catch (error) {
      this.#logger.warn({ err: error }, 'The queue could not be drained');
    }
  }
}
