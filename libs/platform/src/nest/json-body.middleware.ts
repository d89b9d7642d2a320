import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { ProblemException } from './problem.exception.js';

/** Reads JSON bodies up to a size; any other body is refused before it is read. */
export function jsonBody(limit: string): RequestHandler {
  const parse: RequestHandler = express.json({ limit, inflate: false, type: 'application/json' });
  return (request: Request, response: Response, next: NextFunction): void => {
    if (hasBody(request) && request.is('application/json') === false) {
      next(new ProblemException('unsupported-media-type'));
      return;
    }
    parse(request, response, (error?: unknown) => {
      next(error === undefined ? undefined : problemOf(error));
    });
  };
}

function hasBody(request: Request): boolean {
  const length = request.get('content-length');
  return request.get('transfer-encoding') !== undefined || (length !== undefined && length !== '0');
}

function problemOf(error: unknown): unknown {
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number'
      ? error.status
      : 500;
  if (status === 413) return new ProblemException('payload-too-large');
  if (status === 415) return new ProblemException('unsupported-media-type');
  return status < 500 ? new ProblemException('malformed-json') : error;
}
