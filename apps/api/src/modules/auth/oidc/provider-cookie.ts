import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { Config } from '../../../config/config.js';
import { ERRAND_SECONDS } from './identity-provider.js';

const NAME = 'vigia_oidc';

/** What a browser keeps for us while it is at the provider. */
@Injectable()
export class ProviderCookie {
  readonly #options: CookieOptions;

  constructor({ cookieSecure }: Config) {
    // Lax: it has to come along when the provider sends the browser back.
    this.#options = { httpOnly: true, sameSite: 'lax', path: '/', secure: cookieSecure };
  }

  set(response: Response, kept: string): void {
    response.cookie(NAME, kept, { ...this.#options, maxAge: ERRAND_SECONDS * 1000 });
  }

  /** Gives it back, this once. */
  take(request: Request, response: Response): string | undefined {
    response.clearCookie(NAME, this.#options);
    const value = (request.cookies as Readonly<Record<string, unknown>> | undefined)?.[NAME];
    return typeof value === 'string' ? value : undefined;
  }
}
