import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { networkOf } from './network-of.js';
import { RateLimits } from './rate-limits.js';
import { UNLIMITED } from './unlimited.decorator.js';

const MINUTE_MS = 60_000;

/** [ACC-16] Limits what one address may ask, before anybody looks at who it is: that costs more than a number. */
@Injectable()
export class AddressLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(UNLIMITED, targets)) return true;
    const http = context.switchToHttp();
    await this.limits.take(http.getResponse<Response>(), [
      {
        name: 'address',
        key: networkOf(http.getRequest<Request>().ip),
        quota: this.config.limits.requestsPerIp,
        windowMs: MINUTE_MS,
      },
    ]);
    return true;
  }
}
