import { Injectable } from '@nestjs/common';
import { FAILURES_HOURS, loginWaitMs } from '@vigia/domain/identity';
import { normaliseEmail } from '@vigia/domain/user';
import { CounterWindows } from '../../limits/counter-windows.js';
import { networkOf } from '../../limits/network-of.js';
import { tooMany, wholeSeconds } from '../../limits/rate-limits.js';

const FAILURES_MS = FAILURES_HOURS * 3_600_000;

/** Slows down who guesses a password, at the address where they do: its owner logs in from anywhere else. */
@Injectable()
export class LoginBackoff {
  constructor(private readonly windows: CounterWindows) {}

  /** [LIM-2] Logs in, unless this account has to wait at this address; until it succeeds it counts as a failure. */
  async guard<T>(email: string, ip: string, login: () => Promise<T>): Promise<T> {
    const who = `${networkOf(ip)} ${normaliseEmail(email)}`;
    const [failures, wait] = [`login-failures ${who}`, `login-wait ${who}`];
    const waiting = await this.windows.peek(wait);
    if (waiting !== undefined) throw tooMany(wholeSeconds(waiting.endsInMs));
    await this.count(failures, wait);
    const result = await login();
    await Promise.all([this.windows.forget(failures), this.windows.forget(wait)]);
    return result;
  }

  /** Counts before the password is looked at, so that many tries at once are no way around. */
  private async count(failures: string, wait: string): Promise<void> {
    const { hits } = await this.windows.increment(failures, FAILURES_MS);
    const waitMs = loginWaitMs(hits - 1);
    if (waitMs === 0) return;
    const { hits: tries, endsInMs } = await this.windows.increment(wait, waitMs);
    if (tries > 1) throw tooMany(wholeSeconds(endsInMs));
  }
}
