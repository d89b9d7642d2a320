import type { ProblemBody } from './models.js';

/** A refusal the server explained (RFC 9457), or one made up for an answer that explains nothing. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly body: ProblemBody | undefined,
    /** Seconds after which the server wants to be asked again, when it said so. */
    readonly retryAfter?: number,
  ) {
    super(body?.detail ?? body?.title ?? code);
  }

  /** What went wrong in words for the person, when the server gave any. */
  get words(): string | undefined {
    return this.body?.detail ?? this.body?.title;
  }
}

/** The request never got an answer: no network, or no server. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(cause: unknown) {
    super('No answer from the server.', { cause });
  }
}

/** Turns a failed answer into the Problem it carries. */
export function toProblem(response: Response, body: unknown): Problem {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const known = isProblemBody(body) ? body : undefined;
  return new Problem(
    response.status,
    known?.code ?? `http-${String(response.status)}`,
    known,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

/** A second try of the very same request may well work. */
export function isWorthRetrying(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && error.status >= 500);
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body;
}
