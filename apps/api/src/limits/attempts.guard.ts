import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { normaliseEmail } from '@vigia/domain/user';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { networkOf } from './network-of.js';
import { RateLimits, type Limit } from './rate-limits.js';

const WINDOW_MS = 15 * 60_000;

/** [ACC-16] A strict limit per account and address, and a generous one per address, which a whole campus may share. */
@Injectable()
export class AttemptsGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const { attemptsPerAccount, attemptsPerIp } = this.config.limits;
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    const from = `${route} ${networkOf(request.ip)}`;
    const account = accountOf(request.body);
    const perAccount: Limit[] =
      account === undefined
        ? []
        : [
            {
              name: 'account',
              key: `${from} ${account}`,
              quota: attemptsPerAccount,
              windowMs: WINDOW_MS,
            },
          ];
    await this.limits.take(http.getResponse<Response>(), [
      ...perAccount,
      { name: 'attempts', key: from, quota: attemptsPerIp, windowMs: WINDOW_MS },
    ]);
    return true;
  }
}

/** The address that the body names, if it is one. */
function accountOf(body: unknown): string | undefined {
  const { email } = (body ?? {}) as { readonly email?: unknown };
  return typeof email === 'string' ? normaliseEmail(email) : undefined;
}
