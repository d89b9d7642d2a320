import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { DomainError } from '@vigia/domain/shared';
import type { Request, Response } from 'express';
import { PROBLEMS, fill, isProblemCode, languageOf, type ProblemCode } from '../problem.js';
import { ProblemException, type ProblemExtras } from './problem.exception.js';
import { requestIdOf } from './request-id.middleware.js';

/** The only translator of errors to HTTP: every refusal leaves as `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('ProblemFilter');

  /** `baseUrl` plus a code is the address of its explanation. */
  constructor(private readonly baseUrl: string) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const { code, extras } = refusalOf(error);
    if (code === 'internal') {
      this.#logger.error({ err: error, requestId: requestIdOf(request) }, 'request failed');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    this.answer(request, response, code, extras);
  }

  private answer(
    request: Request,
    response: Response,
    code: ProblemCode,
    { params, error, errors, headers = {}, members = {} }: ProblemExtras,
  ): void {
    const { status, title, detail } = PROBLEMS[code];
    const language = languageOf(request.get('accept-language'));
    const spanish = error ?? fill(detail.es, params);
    for (const [name, value] of Object.entries({ ...STANDING_HEADERS[status], ...headers })) {
      response.setHeader(name, value);
    }
    response.vary('Accept-Language');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Language', language);
    response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.status(status).send(
      JSON.stringify({
        type: `${this.baseUrl}${code}`,
        title: title[language],
        status,
        ...(code !== 'internal' && {
          detail: language === 'es' ? spanish : fill(detail.en, params),
        }),
        instance: `urn:uuid:${requestIdOf(request)}`,
        code,
        error: spanish,
        ...(errors !== undefined && {
          errors: errors.map((field) => ({
            pointer: field.pointer,
            detail: field.detail[language],
          })),
        }),
        ...members,
      }),
    );
  }
}

/** RFC 9110: a 401 names a scheme to authenticate with; RFC 9110 10.2.3: a 503 says when to come back. */
const STANDING_HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Bearer realm="vigia"' },
  503: { 'Retry-After': '5' },
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'not-authenticated',
  404: 'route-not-found',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  503: 'not-ready',
};

function refusalOf(error: unknown): { code: ProblemCode; extras: ProblemExtras } {
  if (error instanceof ProblemException) return error;
  if (error instanceof DomainError && isProblemCode(error.code)) {
    return { code: error.code, extras: { params: error.params } };
  }
  if (error instanceof HttpException) {
    return { code: BY_STATUS[error.getStatus()] ?? 'internal', extras: {} };
  }
  return { code: 'internal', extras: {} };
}
