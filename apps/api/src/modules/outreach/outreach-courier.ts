import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { NotificationRepository } from '@vigia/domain/notification';
import { OutreachRepository, QUEUES, type Parcel } from '@vigia/domain/outreach';
import { Clock, ulidFloor } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { inLanes } from '../../lanes/in-lanes.js';
import { RowReader } from '../../outlet/row-reader.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { ParcelCarrier } from './parcel-carrier.js';
import { ParcelFiller } from './parcel-filler.js';

const TICK_MS = 2_000;
/** The index shows a write a moment later; what comes in a row is one round. */
const SETTLE_MS = 200;
/** How often a task asks whether the one that reads is gone. */
const WATCH_MS = 10_000;
/** Three times what the parcels of a queue take: `ROUND` of them in `LANES` lanes of ten seconds each. */
const LEASE_MS = 60_000;
const RENEW_MS = 45_000;
const ROUND = 16;
const LANES = 8;
/** Rounds in a row; then the timer decides. */
const ROUNDS = 20;
const TELL_MS = 60_000;

interface Lease {
  readonly cursor: string;
  readonly untilMs: number;
}

/**
 * [OUT-6] Brings notices to people outside of the app. They are read from the rows that are stored with every change, so
 * nothing is lost and no request waits. One task at a time does it; another one takes over when that one dies.
 */
@Injectable()
export class OutreachCourier implements OnApplicationShutdown {
  readonly #logger = new Logger(OutreachCourier.name);
  readonly #owner = randomUUID();
  readonly #rows: RowReader;
  /** Whoever wakes it is in a request, of which this is no part: neither in the log nor in memory. */
  readonly #outside = AsyncLocalStorage.snapshot();
  #lease: Lease | undefined;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #isAwake = false;
  /** A round is about to begin: more of what is told is read in it, and never puts it off. */
  #isSettling = false;
  #isClosing = false;
  #toldMs = 0;

  constructor(
    notifications: NotificationRepository,
    private readonly outreach: OutreachRepository,
    private readonly filler: ParcelFiller,
    private readonly carrier: ParcelCarrier,
    private readonly live: NotificationsService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.#rows = new RowReader((since, limit) => notifications.listOutgoing(since, limit));
  }

  /** Works in the background from now on, and at once when this task tells something, until the app shuts down. */
  start(): void {
    if (!this.config.reachesOut) {
      this.#logger.warn('nothing leaves the app: OUTREACH is off');
      return;
    }
    this.live.onPublished(() => this.wake());
    this.next(TICK_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#timer);
    await this.#round;
    const now = this.clock.now();
    // Another task goes on at once.
    if (this.#lease !== undefined) await this.outreach.lease(this.#owner, now, now);
  }

  /** Everything that there is to do by now. Does nothing while another task is at it. */
  async work(): Promise<void> {
    for (let round = 0; round < ROUNDS && !this.#isClosing; round += 1) {
      const lease = await this.hold();
      if (lease === undefined || !(await this.read(lease))) return;
      if ((await this.bringDue()) === 0) return;
    }
  }

  private wake(): void {
    // Only the task that reads has something to do.
    if (this.#lease === undefined) return;
    if (this.#round !== undefined) this.#isAwake = true;
    else if (!this.#isSettling) this.#outside(() => this.next(SETTLE_MS));
  }

  private next(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosing) return;
    this.#isSettling = ms <= SETTLE_MS;
    this.#timer = setTimeout(() => {
      this.#isSettling = false;
      this.#round = this.work()
        .catch((error: unknown) => {
          this.#lease = undefined;
          this.#logger.error({ err: error }, 'notices were not brought');
        })
        .then(() => {
          this.#round = undefined;
          const soon = this.#isAwake ? SETTLE_MS : TICK_MS;
          this.#isAwake = false;
          this.next(this.#lease === undefined ? WATCH_MS : soon);
        });
    }, ms);
    this.#timer.unref();
  }

  /** Kept while enough of it is left for the parcels of a queue: holding on costs four writes a minute. */
  private async hold(): Promise<Lease | undefined> {
    const nowMs = this.clock.nowMs();
    if (this.#lease !== undefined && this.#lease.untilMs - nowMs > RENEW_MS) return this.#lease;
    const untilMs = nowMs + LEASE_MS;
    const until = new Date(untilMs).toISOString();
    const cursor = await this.outreach.lease(this.#owner, this.clock.now(), until);
    this.#lease = cursor === undefined ? undefined : { cursor, untilMs };
    return this.#lease;
  }

  /** From where the last one stopped; at first from now. False when somebody else reads by now. */
  private async read({ cursor, untilMs }: Lease): Promise<boolean> {
    const start = cursor === '' ? ulidFloor(this.clock.nowMs()) : cursor;
    const reached = await this.#rows.read(start, (rows) => this.filler.fill(rows));
    if (reached === cursor) return true;
    const isOurs = await this.outreach.advance(this.#owner, reached);
    this.#lease = isOurs ? { cursor: reached, untilMs } : undefined;
    return isOurs;
  }

  /** [OUT-8] Pages first. Answers how many parcels there were. */
  private async bringDue(): Promise<number> {
    const now = this.clock.now();
    let count = 0;
    let oldest = now;
    const failures: unknown[] = [];
    for (const queue of QUEUES) {
      if ((await this.hold()) === undefined) break;
      const due = await this.outreach.due(queue, now, ROUND);
      oldest = [oldest, ...due.flatMap(({ dueAt }) => dueAt ?? [])].reduce((a, b) =>
        a < b ? a : b,
      );
      failures.push(...(await this.bring(due)));
      count += due.length;
    }
    this.tell(Date.parse(now) - Date.parse(oldest));
    if (failures.length > 0) throw failures[0];
    return count;
  }

  /** Each to its end: nothing may be on its way any more when the next round begins. Answers what went wrong. */
  private async bring(due: readonly Parcel[]): Promise<readonly unknown[]> {
    const failures: unknown[] = [];
    await inLanes(due, LANES, (parcel) =>
      this.carrier.bring(parcel).catch((error: unknown) => void failures.push(error)),
    );
    return failures;
  }

  /** How long what is due has waited, for the alarm that counts it. */
  private tell(lagMs: number): void {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.#toldMs < TELL_MS) return;
    this.#toldMs = nowMs;
    this.#logger.log({ OutreachLag: lagMs }, 'notices are brought');
  }
}
