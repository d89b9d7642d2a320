import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Ip,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Request, Response } from 'express';
import { CurrentActor, Public } from '../../../access/access.decorators.js';
import { AnswersByRedirect } from '../../../access/answers-by-redirect.decorator.js';
import { RequireStepUp } from '../../../access/require-step-up.decorator.js';
import { Config } from '../../../config/config.js';
import { LimitAttempts } from '../../../limits/limit-attempts.decorator.js';
import { AuthCookies } from '../auth-cookies.js';
import { LoginAnswerDto, toLoginAnswerDto } from '../dto/auth-answers.dto.js';
import { LoginBackoff } from '../login-backoff.js';
import type { Login } from '../login.service.js';
import { ProviderAccounts } from './provider-accounts.js';
import { ProviderCookie } from './provider-cookie.js';
import { ProviderLoginService } from './provider-login.service.js';
import { BeginProviderLoginQuery, FinishProviderLoginDto } from './provider.dto.js';
import { ReturnToLoginFilter } from './return-to-login.filter.js';

/** Logging in by the identity provider of the university (OpenID Connect: code, PKCE, state, nonce). */
@ApiTags('auth')
@Controller()
export class ProviderController {
  constructor(
    private readonly logins: ProviderLoginService,
    private readonly accounts: ProviderAccounts,
    private readonly backoff: LoginBackoff,
    private readonly cookies: AuthCookies,
    private readonly kept: ProviderCookie,
    private readonly config: Config,
  ) {}

  @Get('auth/oidc/inicio')
  @Public()
  @LimitAttempts()
  @AnswersByRedirect()
  @UseFilters(ReturnToLoginFilter)
  @ApiOperation({
    operationId: 'beginProviderLogin',
    summary: 'Go and log in at the identity provider',
    description:
      'For browsers. Leads to the provider, which leads back to `/auth/oidc/retorno`; failures lead to the login page with `?error=` and a problem code.',
  })
  @ApiResponse({ status: 302, description: 'To the provider, or to the login page.' })
  @ApiProblem('invalid-request')
  async begin(
    @Query() { volver = '/', de_nuevo }: BeginProviderLoginQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { url, kept } = await this.logins.begin(volver, de_nuevo === 'si');
    this.kept.set(response, kept);
    response.status(302).location(url).end();
  }

  @Get('auth/oidc/retorno')
  @Public()
  @LimitAttempts()
  @AnswersByRedirect()
  @UseFilters(ReturnToLoginFilter)
  @ApiOperation({
    operationId: 'returnFromProvider',
    summary: 'Come back from the identity provider',
    description:
      'For browsers; the query is the provider’s (RFC 6749, 4.1.2). Sets the session cookies and leads to the web app; where a code is missing, to its page that asks for one; failures lead to the login page with `?error=` and a problem code.',
  })
  @ApiResponse({ status: 302, description: 'To the web app.' })
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const query = new URL(request.originalUrl, this.config.publicWebUrl).search;
    const outcome = await this.logins.finish(query, this.kept.take(request, response));
    const { returnTo } = outcome;
    if ('login' in outcome) this.hand(outcome.login, response);
    const page =
      'login' in outcome
        ? returnTo
        : // Behind the #, which no server and no log sees.
          `/entrar/codigo#${new URLSearchParams({ token: outcome.waiting, volver: returnTo }).toString()}`;
    response.status(302).location(`${this.config.publicWebUrl}${page}`).end();
  }

  @Post('auth/oidc/codigo')
  @Public()
  @HttpCode(200)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'finishProviderLogin',
    summary: 'Give the code that is missing after the identity provider',
    description:
      'For accounts with a second factor: the provider stands for the password alone. Answers like a login.',
  })
  @ApiResponse({ status: 200, type: LoginAnswerDto, description: 'The session is open.' })
  @ApiProblem(
    'provider-login-invalid',
    'provider-other-identity',
    'account-deactivated',
    'code-invalid',
  )
  async finishWithCode(
    @Body() { token, codigo }: FinishProviderLoginDto,
    @Ip() ip: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LoginAnswerDto> {
    const arrival = await this.logins.owing(token);
    const login = await this.backoff.guard(arrival.person.email, ip, () =>
      this.logins.enter(arrival, codigo),
    );
    this.hand(login, response);
    return toLoginAnswerDto(login);
  }

  @Delete('me/proveedor')
  @RequireStepUp()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'unlinkProvider',
    summary: 'Unlink the account from the identity provider',
    description: 'The next login by the provider with its address links it again. Repeatable.',
  })
  @ApiResponse({ status: 204, description: 'It is not linked.' })
  @ApiProblem('concurrent-change')
  async unlink(@CurrentActor() actor: Actor): Promise<void> {
    await this.accounts.unlink(actor);
  }

  private hand(login: Login, response: Response): void {
    this.cookies.setSession(response, login.cookie);
    this.cookies.setAccess(response, login.accessToken);
  }
}
