import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf } from '../../access/caller.js';
import { VersionHeaders, type Current } from '../../requests/version-headers.interceptor.js';
import { toPreferencesDto } from './dto/preferences.dto.js';
import { StalePreferencesError } from './stale-preferences.error.js';

/** The version of preferences in their answers, and the current ones in a refused stale change. */
@Injectable()
export class PreferencesHeaders extends VersionHeaders {
  protected override async currentOf(
    error: unknown,
    request: Request,
  ): Promise<Current | undefined> {
    if (!(error instanceof StalePreferencesError)) return undefined;
    const value = toPreferencesDto(error.current, callerOf(request).actor);
    return { member: 'preferencias', value };
  }
}
