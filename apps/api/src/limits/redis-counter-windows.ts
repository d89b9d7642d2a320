import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { digest } from '@vigia/platform';
import { Redis } from 'ioredis';
import { RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { CounterWindows, type Count } from './counter-windows.js';

/** A request waits no longer than this for a number. */
const COMMAND_MS = 500;
const RETRY_MS = 1_000;

/** Counts in a Redis that all tasks share; while it is out of reach every task counts for itself. */
export class RedisCounterWindows extends CounterWindows implements OnApplicationShutdown {
  readonly #redis: Redis;
  readonly #limiter: RateLimiterRedis;
  readonly #logger = new Logger('Limits');
  #isUp = true;

  constructor(
    url: string,
    private readonly meanwhile: CounterWindows,
  ) {
    super();
    this.#redis = new Redis(url, {
      protocol: 2,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: COMMAND_MS,
      commandTimeout: COMMAND_MS,
      retryStrategy: () => RETRY_MS,
    });
    // Each request says so itself; without a listener it would end the process.
    this.#redis.on('error', () => undefined);
    this.#limiter = new RateLimiterRedis({
      storeClient: this.#redis,
      rejectIfRedisNotReady: true,
      keyPrefix: 'limits',
      points: 1,
      duration: 1,
    });
  }

  override increment(key: string, windowMs: number): Promise<Count> {
    const options = { customDuration: Math.ceil(windowMs / 1000) };
    return this.ask(
      async () => countOf(await this.#limiter.penalty(digest(key), 1, options)),
      () => this.meanwhile.increment(key, windowMs),
    );
  }

  override peek(key: string): Promise<Count | undefined> {
    return this.ask(
      async () => {
        const found = await this.#limiter.get(digest(key));
        return found === null ? undefined : countOf(found);
      },
      () => this.meanwhile.peek(key),
    );
  }

  override async forget(key: string): Promise<void> {
    await this.meanwhile.forget(key);
    await this.ask(
      () => this.#limiter.delete(digest(key)),
      () => Promise.resolve(false),
    );
  }

  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }

  private async ask<T>(shared: () => Promise<T>, alone: () => Promise<T>): Promise<T> {
    try {
      const answer = await shared();
      if (!this.#isUp) this.#logger.log('Redis is back; limits are shared again');
      this.#isUp = true;
      return answer;
    } catch (error) {
      if (this.#isUp) this.#logger.warn({ err: error }, 'Redis is out of reach');
      this.#isUp = false;
      return alone();
    }
  }
}

function countOf({ consumedPoints, msBeforeNext }: RateLimiterRes): Count {
  return { hits: consumedPoints, endsInMs: Math.max(0, msBeforeNext) };
}
