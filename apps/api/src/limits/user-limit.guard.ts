import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { findCaller } from '../access/caller.js';
import { Config } from '../config/config.js';
import { RateLimits } from './rate-limits.js';

const MINUTE_MS = 60_000;

/** [ACC-16] Limits how often one person may call one route, from wherever they do. */
@Injectable()
export class UserLimitGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const caller = findCaller(http.getRequest<Request>());
    if (caller === undefined) return true;
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    await this.limits.take(http.getResponse<Response>(), [
      {
        name: 'user',
        key: `${caller.actor.email} ${route}`,
        quota: this.config.limits.requestsPerUser,
        windowMs: MINUTE_MS,
      },
    ]);
    return true;
  }
}
