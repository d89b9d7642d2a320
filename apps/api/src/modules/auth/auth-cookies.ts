import { Injectable } from '@nestjs/common';
import { SESSION_HOURS } from '@vigia/domain/identity';
import { ACCESS_TOKEN_SECONDS } from '@vigia/platform';
import type { CookieOptions, Request, Response } from 'express';
import { Config } from '../../config/config.js';

const SESSION_COOKIE = 'vigia_session';
const ACCESS_COOKIE = 'vigia_access';

/** The two cookies of a browser: the opaque session and the access token that saves its lookup. */
@Injectable()
export class AuthCookies {
  readonly #options: CookieOptions;

  constructor(config: Config) {
    this.#options = { httpOnly: true, sameSite: 'lax', path: '/', secure: config.cookieSecure };
  }

  session(request: Request): string | undefined {
    return cookieOf(request, SESSION_COOKIE);
  }

  access(request: Request): string | undefined {
    return cookieOf(request, ACCESS_COOKIE);
  }

  setSession(response: Response, value: string): void {
    response.cookie(SESSION_COOKIE, value, { ...this.#options, maxAge: SESSION_HOURS * 3_600_000 });
  }

  setAccess(response: Response, token: string): void {
    response.cookie(ACCESS_COOKIE, token, {
      ...this.#options,
      maxAge: ACCESS_TOKEN_SECONDS * 1000,
    });
  }

  clear(response: Response): void {
    response.clearCookie(SESSION_COOKIE, this.#options);
    response.clearCookie(ACCESS_COOKIE, this.#options);
  }
}

function cookieOf(request: Request, name: string): string | undefined {
  const cookies = request.cookies as Readonly<Record<string, unknown>> | undefined;
  const value = cookies?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
