import { Injectable } from '@nestjs/common';
import { ProblemException } from '@vigia/platform/nest';
import type { Response } from 'express';
import { CounterWindows } from './counter-windows.js';

/** So many times per window; `name` is what clients read, `key` is whose window it is. */
export interface Limit {
  readonly name: string;
  readonly key: string;
  readonly quota: number;
  readonly windowMs: number;
}

/** Holds requests to their limits. */
@Injectable()
export class RateLimits {
  constructor(private readonly windows: CounterWindows) {}

  /** [ACC-16] Counts a request under each limit and says what is left of it; refuses it when one is used up. */
  async take(response: Response, limits: readonly Limit[]): Promise<void> {
    const waits = await Promise.all(limits.map((limit) => this.takeOne(response, limit)));
    const seconds = Math.max(0, ...waits);
    if (seconds > 0) throw tooMany(seconds);
  }

  /** The seconds to wait; 0 when the limit is kept. */
  private async takeOne(
    response: Response,
    { name, key, quota, windowMs }: Limit,
  ): Promise<number> {
    const { hits, endsInMs } = await this.windows.increment(`${name} ${key}`, windowMs);
    const seconds = wholeSeconds(endsInMs);
    response.append(
      'RateLimit-Policy',
      `"${name}";q=${String(quota)};w=${String(windowMs / 1000)}`,
    );
    response.append(
      'RateLimit',
      `"${name}";r=${String(Math.max(0, quota - hits))};t=${String(seconds)}`,
    );
    return hits > quota ? seconds : 0;
  }
}

/** The refusal that says when to come back. */
export function tooMany(seconds: number): ProblemException {
  return new ProblemException('rate-limited', {
    params: { seconds },
    headers: { 'Retry-After': String(seconds) },
  });
}

/** What a client is told to wait: never less than it has to. */
export function wholeSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
