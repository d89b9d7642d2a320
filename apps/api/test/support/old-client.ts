import type { Response } from 'supertest';
import { expect } from 'vitest';
import type { LiveApi } from './live-api.js';
import type { LiveSocket } from './live-socket.js';
import { WEB_ORIGIN } from './start-api.js';

/**
 * The browser client of the old system: on another origin than the api, so every call is preflighted; it names its
 * user in a header and leaves cookies to the browser; it knows nothing else of ours.
 */
export class OldClient {
  readonly #cookies = new Map<string, string>();
  /** Whom it claims to be, once logged in. */
  email: string | undefined;

  constructor(private readonly live: LiveApi) {}

  get(path: string): Promise<Response> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown): Promise<Response> {
    return this.send('POST', path, body);
  }

  put(path: string, body: unknown): Promise<Response> {
    return this.send('PUT', path, body);
  }

  async login(email: string, password: string): Promise<Response> {
    const answer = await this.post('/auth/login', { email, password });
    if (answer.status === 200) this.email = email;
    return answer;
  }

  /** Its socket: the address in the query, the cookie from the browser, and it never says a word. */
  connect(): Promise<LiveSocket> {
    return this.live.connect(`?email=${encodeURIComponent(this.email ?? '')}`, {
      origin: WEB_ORIGIN,
      headers: { Cookie: this.cookie },
    });
  }

  /** Loses what the browser keeps, as in a private window. */
  forgetCookies(): void {
    this.#cookies.clear();
  }

  private get cookie(): string {
    return Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join('; ');
  }

  private async send(method: string, path: string, body?: unknown): Promise<Response> {
    await this.preflight(method, path);
    const answer = await this.live.api.call(method, path, {
      body,
      headers: {
        Origin: WEB_ORIGIN,
        'Sec-Fetch-Site': 'cross-site',
        ...(this.#cookies.size > 0 && { Cookie: this.cookie }),
        ...(this.email !== undefined && { 'X-User-Email': this.email }),
      },
    });
    expect(answer.get('Access-Control-Allow-Origin')).toBe(WEB_ORIGIN);
    expect(answer.get('Access-Control-Allow-Credentials')).toBe('true');
    this.keep(answer.get('Set-Cookie') ?? []);
    return answer;
  }

  private async preflight(method: string, path: string): Promise<void> {
    const answer = await this.live.api.call('OPTIONS', path, {
      headers: {
        Origin: WEB_ORIGIN,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'content-type,x-user-email',
      },
    });
    const listOf = (name: string): string[] =>
      (answer.get(name) ?? '').split(',').map((word) => word.trim().toLowerCase());
    expect(answer.status).toBe(204);
    expect(answer.get('Access-Control-Allow-Origin')).toBe(WEB_ORIGIN);
    expect(answer.get('Access-Control-Allow-Credentials')).toBe('true');
    expect(listOf('Access-Control-Allow-Methods')).toContain(method.toLowerCase());
    expect(listOf('Access-Control-Allow-Headers')).toEqual(
      expect.arrayContaining(['content-type', 'x-user-email']),
    );
  }

  private keep(headers: readonly string[]): void {
    for (const header of headers) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
