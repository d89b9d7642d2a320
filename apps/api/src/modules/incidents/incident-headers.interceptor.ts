import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ProblemException } from '@vigia/platform/nest';
import type { IncidentView } from '@vigia/wire';
import type { Request, Response } from 'express';
import { catchError, map, type Observable } from 'rxjs';
import { callerOf } from '../../access/caller.js';
import { etagOf } from '../../requests/if-match.js';
import { IncidentViews } from './incident-views.js';
import { StaleChangeError } from './stale-change.error.js';

/** Puts the version of an answered incident into its ETag, and the current incident into a refused stale change. */
@Injectable()
export class IncidentHeaders implements NestInterceptor<object, object> {
  constructor(private readonly views: IncidentViews) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      map((body) => {
        response.setHeader('Cache-Control', 'no-store');
        if ('version' in body) response.setHeader('ETag', etagOf(body as IncidentView));
        return body;
      }),
      catchError((error: unknown) => {
        if (!(error instanceof StaleChangeError)) throw error;
        const incidente = this.views.of(error.current, callerOf(request).actor);
        throw new ProblemException('concurrent-change', {
          headers: { ETag: etagOf(incidente) },
          members: { incidente },
        });
      }),
    );
  }
}
