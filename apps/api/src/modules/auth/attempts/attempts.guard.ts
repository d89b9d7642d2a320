import { Injectable, type ExecutionContext } from '@nestjs/common';
import {
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
} from '@nestjs/throttler';
import { normaliseEmail } from '@vigia/domain/user';
import { ProblemException } from '@vigia/platform/nest';
import type { Request, Response } from 'express';
import type { Config } from '../../../config/config.js';
import type { CounterWindowStorage } from './counter-window.storage.js';

const WINDOW_MS = 15 * 60 * 1000;
const PER_ACCOUNT = 'account';

/** One strict limit per account and address, one generous one per address, which a whole campus may share. */
export function attemptLimits(
  { attempts }: Config,
  storage: CounterWindowStorage,
): ThrottlerModuleOptions {
  return {
    storage,
    throttlers: [
      {
        name: PER_ACCOUNT,
        ttl: WINDOW_MS,
        limit: attempts.perAccount,
        skipIf: (context) => accountOf(context) === undefined,
      },
      { name: 'ip', ttl: WINDOW_MS, limit: attempts.perIp },
    ],
  };
}

/** [ACC-16] Counts attempts and says in `RateLimit` what is left; refuses with 429 when nothing is. */
@Injectable()
export class AttemptsGuard extends ThrottlerGuard {
  protected override async handleRequest({
    context,
    limit,
    ttl,
    blockDuration,
    throttler,
    generateKey,
  }: ThrottlerRequest): Promise<boolean> {
    const name = throttler.name ?? '';
    const { req, res } = this.getRequestResponse(context) as { req: Request; res: Response };
    const ip = await this.getTracker(req);
    const tracker = name === PER_ACCOUNT ? `${ip} ${accountOf(context) ?? ''}` : ip;
    const { totalHits, timeToExpire, isBlocked } = await this.storageService.increment(
      generateKey(context, tracker, name),
      ttl,
      limit,
      blockDuration,
      name,
    );
    const left = Math.max(0, limit - totalHits);
    res.append('RateLimit-Policy', `"${name}";q=${String(limit)};w=${String(ttl / 1000)}`);
    res.append('RateLimit', `"${name}";r=${String(left)};t=${String(timeToExpire)}`);
    if (isBlocked) {
      throw new ProblemException('rate-limited', {
        params: { seconds: timeToExpire },
        headers: { 'Retry-After': String(timeToExpire) },
      });
    }
    return true;
  }
}

/** The address that the body names, if it is one. */
function accountOf(context: ExecutionContext): string | undefined {
  const body = context.switchToHttp().getRequest<Request>().body as { email?: unknown } | undefined;
  return typeof body?.email === 'string' ? normaliseEmail(body.email) : undefined;
}
