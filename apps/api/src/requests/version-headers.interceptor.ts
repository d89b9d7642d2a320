import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ProblemException } from '@vigia/platform/nest';
import type { Request, Response } from 'express';
import { catchError, defer, map, mergeMap, type Observable } from 'rxjs';
import { etagOf } from './if-match.js';

/** What a stale change was about, as it is now, and the member of the refusal that carries it. */
export interface Current {
  readonly member: string;
  readonly value: { readonly version: number };
}

/** Puts the version of what is answered into its ETag, and what is current into the refusal of a stale change. */
export abstract class VersionHeaders implements NestInterceptor<object, object> {
  /** What the caller should see of a stale change; `undefined` when the error is another one. */
  protected abstract currentOf(error: unknown, request: Request): Promise<Current | undefined>;

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object> {
    const http = context.switchToHttp();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      map((body) => {
        response.setHeader('Cache-Control', 'no-store');
        if (isVersioned(body)) response.setHeader('ETag', etagOf(body));
        return body;
      }),
      catchError((error: unknown) =>
        defer(() => this.currentOf(error, http.getRequest<Request>())).pipe(
          mergeMap((current) => {
            if (current === undefined) throw error;
            const { member, value } = current;
            throw new ProblemException('concurrent-change', {
              headers: { ETag: etagOf(value) },
              members: { [member]: value },
            });
          }),
        ),
      ),
    );
  }
}

function isVersioned(body: object): body is { readonly version: number } {
  return 'version' in body && typeof body.version === 'number';
}
