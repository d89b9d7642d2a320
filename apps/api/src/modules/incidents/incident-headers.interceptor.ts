import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf } from '../../access/caller.js';
import { VersionHeaders, type Current } from '../../requests/version-headers.interceptor.js';
import { IncidentViews } from './incident-views.js';
import { StaleChangeError } from './stale-change.error.js';

/** The version of an incident in its answers, and the current incident in a refused stale change. */
@Injectable()
export class IncidentHeaders extends VersionHeaders {
  constructor(private readonly views: IncidentViews) {
    super();
  }

  protected override currentOf(error: unknown, request: Request): Promise<Current | undefined> {
    return Promise.resolve(
      error instanceof StaleChangeError
        ? { member: 'incidente', value: this.views.of(error.current, callerOf(request).actor) }
        : undefined,
    );
  }
}
