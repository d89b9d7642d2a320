import type { Response as Answer } from 'supertest';
import type { RunningApi } from './start-api.js';

/** A browser that goes to the identity provider and back: it keeps cookies and follows every redirect by hand. */
export class Visitor {
  readonly #ours = new Map<string, string>();
  readonly #theirs = new Map<string, string>();

  constructor(private readonly api: RunningApi) {}

  /** Asks to be sent to the provider. */
  async setOut(query = ''): Promise<Answer> {
    return this.ask(`/auth/oidc/inicio${query}`);
  }

  /** Logs in at the provider, where the redirect leads; answers the query that it comes back with. */
  async logInAt(url: string, subject: string): Promise<string> {
    let next = url;
    let form: URLSearchParams | undefined;
    for (;;) {
      const response = await fetch(next, {
        redirect: 'manual',
        headers: { Cookie: header(this.#theirs) },
        ...(form !== undefined && { method: 'POST', body: form }),
      });
      keep(this.#theirs, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location === null) throw new Error(`The provider says: ${await response.text()}`);
      const target = new URL(location, next);
      if (target.href.startsWith(this.api.config.identityProvider?.redirectUri ?? '')) {
        return target.search;
      }
      const isAsked = target.pathname.startsWith('/interaction/');
      form = isAsked ? new URLSearchParams({ subject }) : undefined;
      next = target.href;
    }
  }

  /** Comes back with a query. */
  async comeBack(query: string): Promise<Answer> {
    return this.ask(`/auth/oidc/retorno${query}`);
  }

  /** The whole way. */
  async logIn(subject: string, query = ''): Promise<Answer> {
    const away = await this.setOut(query);
    return this.comeBack(await this.logInAt(away.headers['location']!, subject));
  }

  /** Calls the api with whatever cookies it has. */
  async ask(path: string): Promise<Answer> {
    const answer = await this.api.get(path, { headers: { Cookie: header(this.#ours) } });
    keep(this.#ours, answer.get('Set-Cookie') ?? []);
    return answer;
  }

  /** What it would send to the api. */
  get cookie(): string {
    return header(this.#ours);
  }

  forget(name: string): void {
    this.#ours.delete(name);
  }
}

function keep(jar: Map<string, string>, headers: readonly string[]): void {
  for (const line of headers) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
}

function header(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
