import { Body, Controller, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Response } from 'express';
import { CurrentActor } from '../../access/access.decorators.js';
import { AuthCookies } from './auth-cookies.js';
import { LoginAnswerDto, toLoginAnswerDto } from './dto/auth-answers.dto.js';
import { ChangePasswordDto } from './dto/change-password.dto.js';
import { LoginBackoff } from './login-backoff.js';
import { PasswordChangeService } from './password-change.service.js';

/** The answer hands out secrets, so it is never stored and an Idempotency-Key has no meaning here. */
@ApiTags('auth')
@Controller('auth/password')
export class PasswordChangeController {
  constructor(
    private readonly passwords: PasswordChangeService,
    private readonly backoff: LoginBackoff,
    private readonly cookies: AuthCookies,
  ) {}

  @Post('change')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'changePassword',
    summary: 'Choose another password',
    description: 'By the old one. Ends every session and answers a fresh one.',
  })
  @ApiResponse({ status: 200, type: LoginAnswerDto, description: 'The new session is open.' })
  @ApiProblem('credentials-invalid', 'session-expired', 'password-too-common', 'concurrent-change')
  async change(
    @CurrentActor() actor: Actor,
    @Body() { password, nueva_password }: ChangePasswordDto,
    @Ip() ip: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LoginAnswerDto> {
    const login = await this.backoff.guard(actor.email, ip, () =>
      this.passwords.change(actor, password, nueva_password),
    );
    this.cookies.setSession(response, login.cookie);
    this.cookies.setAccess(response, login.accessToken);
    return toLoginAnswerDto(login);
  }
}
