import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Language } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import { Public } from '../../access/access.decorators.js';
import { RequestLanguage } from '../../access/request-language.decorator.js';
import { LimitAttempts } from '../../limits/limit-attempts.decorator.js';
import { toAccountDto } from './dto/account.dto.js';
import { RegisteredDto } from './dto/auth-answers.dto.js';
import {
  AcceptInvitationDto,
  InvitationDto,
  LookAtInvitationDto,
  toInvitationDto,
} from './dto/invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

/** A link works once, so accepting it twice has no second effect and takes no Idempotency-Key. */
@ApiTags('auth')
@Controller('auth/invitacion')
export class AcceptanceController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
  @Public()
  @HttpCode(200)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'lookAtInvitation',
    summary: 'What an invitation offers',
    description: 'The link still works afterwards.',
  })
  @ApiResponse({ status: 200, type: InvitationDto, description: 'The offer.' })
  @ApiProblem('link-invalid')
  async look(@Body() { token }: LookAtInvitationDto): Promise<InvitationDto> {
    const { email, invitation } = await this.invitations.look(token);
    return toInvitationDto(email, invitation);
  }

  @Post('aceptar')
  @Public()
  @LimitAttempts()
  @ApiOperation({
    operationId: 'acceptInvitation',
    summary: 'Accept an invitation',
    description: 'Opens the account, active at once. The link works once.',
  })
  @ApiResponse({ status: 201, type: RegisteredDto, description: 'The account is active.' })
  @ApiProblem('link-invalid', 'password-too-common', 'user-exists')
  async accept(
    @Body() { token, nombre, password }: AcceptInvitationDto,
    @RequestLanguage() language: Language,
  ): Promise<RegisteredDto> {
    const chosen = { name: nombre, password, language };
    const user = await this.invitations.accept(token, chosen);
    return { message: 'Invitación aceptada', user: toAccountDto(user) };
  }
}
