import { Body, Controller, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { actorOf } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Request, Response } from 'express';
import { AllowInert, CurrentCaller, Public } from '../../access/access.decorators.js';
import type { Caller } from '../../access/caller.js';
import { AccessTokens } from './access-tokens.js';
import { Config } from '../../config/config.js';
import { LimitAttempts } from '../../limits/limit-attempts.decorator.js';
import { AuthCookies } from './auth-cookies.js';
import {
  LoginAnswerDto,
  TicketDto,
  TokensDto,
  toLoginAnswerDto,
  toTicketDto,
  toTokensDto,
} from './dto/auth-answers.dto.js';
import { LoginDto } from './dto/login.dto.js';
import { RefreshDto } from './dto/refresh.dto.js';
import { LoginBackoff } from './login-backoff.js';
import { LoginService } from './login.service.js';
import { SessionsService } from './sessions.service.js';

/** These answers hand out secrets, so they are never stored and an Idempotency-Key has no meaning here. */
@ApiTags('auth')
@Controller('auth')
export class SessionsController {
  constructor(
    private readonly logins: LoginService,
    private readonly backoff: LoginBackoff,
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokens,
    private readonly cookies: AuthCookies,
    private readonly config: Config,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'login',
    summary: 'Open a session',
    description:
      'Answers tokens and sets the session cookies. Takes no Idempotency-Key: a repeated login opens another session.',
  })
  @ApiResponse({ status: 200, type: LoginAnswerDto, description: 'The session is open.' })
  @ApiProblem('credentials-invalid', 'account-deactivated', 'code-required', 'code-invalid')
  async login(
    @Body() { email, password, codigo }: LoginDto,
    @Ip() ip: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LoginAnswerDto> {
    const login = await this.backoff.guard(email, ip, () =>
      this.logins.login(email, password, codigo),
    );
    this.cookies.setSession(response, login.cookie);
    this.cookies.setAccess(response, login.accessToken);
    return toLoginAnswerDto(login);
  }

  @Post('logout')
  @AllowInert()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'logout',
    summary: 'End the session',
    description: 'At once, its access tokens included. Sockets are closed; the others come back.',
  })
  @ApiResponse({ status: 204, description: 'The session is over.' })
  async logout(
    @CurrentCaller() { sessionId, actor }: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.end(sessionId, actor.email);
    this.cookies.clear(response);
  }

  @Post('refresh')
  @Public()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'refreshSession',
    summary: 'Get a fresh access token',
    description:
      'By the refresh token in the body, which is replaced, or by the session cookie. Takes no Idempotency-Key: a refresh token that comes twice ends the session.',
  })
  @ApiBody({ type: RefreshDto, required: false })
  @ApiResponse({ status: 200, type: TokensDto, description: 'Fresh tokens.' })
  @ApiProblem('session-expired', 'refresh-reused')
  async refresh(
    @Body() body: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokensDto> {
    const cookie = this.cookies.session(request);
    const { session, user, refreshToken } = await this.sessions.renew(body.refresh_token, cookie);
    const accessToken = await this.tokens.issue(
      actorOf(user, this.config.adminsNeedTotp),
      session.id,
    );
    if (refreshToken === undefined && cookie !== undefined) {
      this.cookies.setSession(response, cookie);
      this.cookies.setAccess(response, accessToken);
    }
    return toTokensDto(accessToken, refreshToken);
  }

  @Post('ws-ticket')
  @ApiOperation({
    operationId: 'createSocketTicket',
    summary: 'Get a ticket for one socket',
    description: 'Good once and for a minute. Takes no Idempotency-Key: every ticket is a new one.',
  })
  @ApiResponse({ status: 201, type: TicketDto, description: 'The ticket.' })
  async createTicket(@CurrentCaller() caller: Caller): Promise<TicketDto> {
    return toTicketDto(await this.tokens.issueTicket(caller, 'ws'));
  }
}
