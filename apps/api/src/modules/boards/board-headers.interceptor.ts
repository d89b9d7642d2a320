import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ProblemException } from '@vigia/platform/nest';
import type { Request, Response } from 'express';
import { catchError, from, map, mergeMap, type Observable } from 'rxjs';
import { callerOf } from '../../access/caller.js';
import { etagOf } from '../../requests/if-match.js';
import { BoardViews } from './board-views.js';
import type { BoardDto } from './dto/board.dto.js';
import { StaleBoardError } from './stale-board.error.js';

/** Puts the version of an answered board into its ETag, and the current board into a refused stale change. */
@Injectable()
export class BoardHeaders implements NestInterceptor<object, object> {
  constructor(private readonly views: BoardViews) {}

  intercept(context: ExecutionContext, next: CallHandler<object>): Observable<object> {
    const http = context.switchToHttp();
    const response = http.getResponse<Response>();
    return next.handle().pipe(
      map((body) => {
        response.setHeader('Cache-Control', 'no-store');
        if ('version' in body) response.setHeader('ETag', etagOf(body as BoardDto));
        return body;
      }),
      catchError((error: unknown) => {
        if (!(error instanceof StaleBoardError)) throw error;
        const caller = callerOf(http.getRequest<Request>());
        return from(this.views.of(caller, error.current)).pipe(
          mergeMap((tablero) => {
            throw new ProblemException('concurrent-change', {
              headers: { ETag: etagOf(tablero) },
              members: { tablero },
            });
          }),
        );
      }),
    );
  }
}
