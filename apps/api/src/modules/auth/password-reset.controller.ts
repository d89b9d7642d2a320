import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Language } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import { Public } from '../../access/access.decorators.js';
import { RequestLanguage } from '../../access/request-language.decorator.js';
import { LimitAttempts } from '../../limits/limit-attempts.decorator.js';
import { DoneDto } from './dto/auth-answers.dto.js';
import { ForgotPasswordDto } from './dto/forgot-password.dto.js';
import { ResetPasswordDto } from './dto/reset-password.dto.js';
import { PasswordResetService } from './password-reset.service.js';

/** For those who forgot. A link works once, so a repeated request has no second effect and takes no Idempotency-Key. */
@ApiTags('auth')
@Controller('auth/password')
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  @Post('forgot')
  @Public()
  @HttpCode(202)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'forgotPassword',
    summary: 'Mail a link for a new password',
    description: 'Answers the same whether or not there is such an account.',
  })
  @ApiResponse({ status: 202, type: DoneDto, description: 'A mail is sent if one is due.' })
  forgot(@Body() { email }: ForgotPasswordDto, @RequestLanguage() language: Language): DoneDto {
    this.resets.request(email, language);
    return { message: 'Si la cuenta existe, enviamos un enlace para elegir otra contraseña' };
  }

  @Post('reset')
  @Public()
  @HttpCode(200)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'resetPassword',
    summary: 'Choose a new password',
    description: 'The link works once and for an hour. Every session of the account ends.',
  })
  @ApiResponse({ status: 200, type: DoneDto, description: 'The new password is stored.' })
  @ApiProblem('link-invalid', 'password-too-common')
  async reset(@Body() { token, nueva_password }: ResetPasswordDto): Promise<DoneDto> {
    await this.resets.reset(token, nueva_password);
    return { message: 'Contraseña cambiada' };
  }
}
