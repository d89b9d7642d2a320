import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblem } from '@vigia/platform/nest';
import type { Response } from 'express';
import { AllowInert, CurrentCaller } from '../../access/access.decorators.js';
import type { Caller } from '../../access/caller.js';
import { AuthCookies } from './auth-cookies.js';
import { SessionsDto, toSessionsDto } from './dto/sessions.dto.js';
import { SessionsService } from './sessions.service.js';

/** Where somebody is logged in. Ending a session is repeatable by itself. */
@ApiTags('auth')
@Controller('me/sesiones')
export class DevicesController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookies: AuthCookies,
  ) {}

  @Get()
  @AllowInert()
  @ApiOperation({
    operationId: 'listSessions',
    summary: 'Where the caller is logged in',
    description: 'The session used last first. Nobody learns from where.',
  })
  @ApiResponse({ status: 200, type: SessionsDto, description: 'The open sessions.' })
  async list(@CurrentCaller() { actor, sessionId }: Caller): Promise<SessionsDto> {
    return toSessionsDto(await this.sessions.list(actor.email), sessionId);
  }

  @Delete(':id')
  @AllowInert()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'endSession',
    summary: 'End one session',
    description: 'At once, its access tokens included. Sockets are closed; the others come back.',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } })
  @ApiResponse({ status: 204, description: 'The session is over.' })
  @ApiProblem('session-not-found')
  async end(@CurrentCaller() { actor }: Caller, @Param('id') id: string): Promise<void> {
    await this.sessions.revoke(id, actor.email);
  }

  @Delete()
  @AllowInert()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'endAllSessions',
    summary: 'End every session',
    description: 'That of the call included: log in again.',
  })
  @ApiResponse({ status: 204, description: 'Every session is over.' })
  @ApiProblem('concurrent-change')
  async endAll(
    @CurrentCaller() { actor }: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.revokeAll(actor.email);
    this.cookies.clear(response);
  }
}
