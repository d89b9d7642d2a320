import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Language } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import { Public } from '../../access/access.decorators.js';
import { RequestLanguage } from '../../access/request-language.decorator.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { LimitAttempts } from '../../limits/limit-attempts.decorator.js';
import { toAccountDto } from './dto/account.dto.js';
import { DoneDto, RegisteredDto, VerifiedDto } from './dto/auth-answers.dto.js';
import { RegisterDto, toRegistration } from './dto/register.dto.js';
import { ResendDto } from './dto/resend.dto.js';
import { VerifyDto } from './dto/verify.dto.js';
import { RegistrationService } from './registration.service.js';
import { VerificationService } from './verification.service.js';

@ApiTags('auth')
@Controller('auth')
export class RegistrationController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly verification: VerificationService,
  ) {}

  @Post('register')
  @Public()
  @LimitAttempts()
  @ApiIdempotencyKey()
  @ApiOperation({
    operationId: 'register',
    summary: 'Open an account',
    description:
      'The mail domain tells the role. The account is unverified until its owner opens the link that is mailed. An address that nobody proved may be registered again: whose link is opened decides.',
  })
  @ApiResponse({ status: 201, type: RegisteredDto, description: 'The account exists.' })
  @ApiProblem('speciality-required', 'password-too-common', 'user-exists')
  async register(
    @Body() body: RegisterDto,
    @IdempotencyKey() key: string | undefined,
    @RequestLanguage() language: Language,
  ): Promise<RegisteredDto> {
    const account = await this.registration.register(toRegistration(body), body.password, {
      key,
      language,
    });
    return { message: 'Usuario registrado exitosamente', user: toAccountDto(account) };
  }

  @Post('verify')
  @Public()
  @HttpCode(200)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'verifyEmail',
    summary: 'Prove an address',
    description:
      'With the password that was typed at the registration, or with a new one, which ends all sessions opened without it: anybody may have registered the address. The link works once. A worker of a foreign domain waits for an admin afterwards.',
  })
  @ApiResponse({ status: 200, type: VerifiedDto, description: 'The address is proved.' })
  @ApiProblem('link-invalid', 'link-needs-password', 'link-password-wrong', 'password-too-common')
  async verify(@Body() { token, ...proof }: VerifyDto): Promise<VerifiedDto> {
    const user = await this.verification.verify(token, {
      password: proof.password,
      newPassword: proof.nueva_password,
      name: proof.nombre?.trim(),
    });
    return { message: 'Correo verificado', user: toAccountDto(user) };
  }

  @Post('verify/resend')
  @Public()
  @HttpCode(202)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'resendVerification',
    summary: 'Mail the verification link again',
    description: 'Answers the same whether or not such an account waits for its verification.',
  })
  @ApiResponse({ status: 202, type: DoneDto, description: 'A mail is sent if one is due.' })
  resend(@Body() { email }: ResendDto, @RequestLanguage() language: Language): DoneDto {
    this.verification.resend(email, language);
    return { message: 'Si la cuenta espera verificación, enviamos un nuevo enlace' };
  }
}
