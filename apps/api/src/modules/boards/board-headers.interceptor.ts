import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf } from '../../access/caller.js';
import { VersionHeaders, type Current } from '../../requests/version-headers.interceptor.js';
import { BoardViews } from './board-views.js';
import { StaleBoardError } from './stale-board.error.js';

/** The version of a board in its answers, and the current board in a refused stale change. */
@Injectable()
export class BoardHeaders extends VersionHeaders {
  constructor(private readonly views: BoardViews) {
    super();
  }

  protected override async currentOf(
    error: unknown,
    request: Request,
  ): Promise<Current | undefined> {
    if (!(error instanceof StaleBoardError)) return undefined;
    return { member: 'tablero', value: await this.views.of(callerOf(request), error.current) };
  }
}
