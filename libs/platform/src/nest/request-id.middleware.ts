import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Names every request: the caller's `X-Request-Id` when it is a UUID, else a fresh one; the answer repeats it. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const sent = request.get('x-request-id');
  const id = sent !== undefined && UUID.test(sent) ? sent.toLowerCase() : randomUUID();
  Object.assign(request, { id });
  response.setHeader('X-Request-Id', id);
  next();
}

/** The name that `requestId` gave this request. */
export function requestIdOf(request: object): string {
  return 'id' in request && typeof request.id === 'string' ? request.id : randomUUID();
}
