import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { toProblem, Unreachable } from './problem.js';
import type { paths } from './schema.js';

export type Api = Client<paths>;

/** The typed client of the running system; `connectApi` sets it before the first screen. */
export let api: Api;

let apiUrl = '';

export interface ApiOptions {
  readonly baseUrl: string;
  /** The language the server should explain itself in, asked at every call. */
  readonly language: () => string;
  /** Called when a call that needs a session finds that there is none any more. */
  readonly onSessionLost: () => void;
  /** Called when a call is forbidden: the account, or whose it is, may have changed under the open page. */
  readonly onForbidden: () => void;
  readonly fetch?: (request: Request) => Promise<Response>;
}

export function connectApi(options: ApiOptions): void {
  apiUrl = options.baseUrl;
  api = createClient<paths>({
    baseUrl: options.baseUrl,
    credentials: 'same-origin',
    ...(options.fetch && { fetch: options.fetch }),
  });
  api.use(speak(options.language), watchSession(options));
}

/** Where something is that the server names by an address relative to its own, for an `<img>` or a link. */
export function addressOf(path: string): string {
  return `${apiUrl}/${path}`;
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's data; every failure is thrown as a `Problem` or as `Unreachable`. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await unwrapWithResponse(call)).data;
}

/** Like `unwrap`, with the response for the few callers that read headers. */
export async function unwrapWithResponse<T>(
  call: Promise<Answer<T>>,
): Promise<{ data: T; response: Response }> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw cause instanceof DOMException && cause.name === 'AbortError'
      ? cause
      : new Unreachable(cause);
  });
  if (!response.ok) throw toProblem(response, error);
  return { data: data as T, response };
}

function speak(language: () => string): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set('Accept-Language', language());
      request.headers.set('Accept', 'application/json, application/problem+json');
      return request;
    },
  };
}

const publicPaths = [
  '/auth/login',
  '/auth/oidc/codigo',
  '/auth/register',
  '/auth/verify',
  '/auth/verify/resend',
  '/auth/password/forgot',
  '/auth/password/reset',
  '/auth/invitacion',
  '/auth/invitacion/aceptar',
  '/auth/confirmar',
  '/me/segundo-paso/confirmar',
  '/me',
];

function watchSession({ onSessionLost, onForbidden }: ApiOptions): Middleware {
  return {
    onResponse({ request, response, schemaPath }) {
      if (response.status === 401 && !publicPaths.includes(schemaPath)) {
        // Where it had to be one person, somebody else may be logged in.
        if (request.headers.has('X-User-Email')) onForbidden();
        else onSessionLost();
      }
      if (response.status === 403) onForbidden();
      return undefined;
    },
  };
}
