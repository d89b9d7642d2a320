import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import { OnlyAdminsInviteError, type Actor } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor, Public } from '../../access/access.decorators.js';
import { RequestLanguage } from '../../access/request-language.decorator.js';
import { RequireStepUp } from '../../access/require-step-up.decorator.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { LimitAttempts } from '../../limits/limit-attempts.decorator.js';
import { toAccountDto } from './dto/account.dto.js';
import { RegisteredDto } from './dto/auth-answers.dto.js';
import {
  AcceptInvitationDto,
  InvitationDto,
  InviteDto,
  LookAtInvitationDto,
  SentInvitationDto,
  toInvitationDto,
  toInvitationRequest,
  toSentInvitationDto,
} from './dto/invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

/** A link works once, so accepting it twice has no second effect and takes no Idempotency-Key. */
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post('users/invitaciones')
  @ApiTags('users')
  @RequireStepUp()
  @RequireRole(Role.Admin, OnlyAdminsInviteError)
  @ApiIdempotencyKey()
  @ApiOperation({
    operationId: 'inviteUser',
    summary: 'Invite a worker or an admin',
    description: 'By mail, to an address without a proved account. The link works for seven days.',
  })
  @ApiResponse({ status: 201, type: SentInvitationDto, description: 'The mail is on its way.' })
  @ApiProblem('speciality-required', 'user-exists')
  async invite(
    @CurrentActor() actor: Actor,
    @Body() body: InviteDto,
    @IdempotencyKey() key: string | undefined,
    @RequestLanguage() language: Language,
  ): Promise<SentInvitationDto> {
    const request = { key, language };
    return toSentInvitationDto(
      await this.invitations.invite(actor, toInvitationRequest(body), request),
    );
  }

  @Post('auth/invitacion')
  @ApiTags('auth')
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

  @Post('auth/invitacion/aceptar')
  @ApiTags('auth')
  @Public()
  @LimitAttempts()
  @ApiOperation({
    operationId: 'acceptInvitation',
    summary: 'Accept an invitation',
    description: 'Opens the account, active at once. The link works once.',
  })
  @ApiResponse({ status: 201, type: RegisteredDto, description: 'The account is active.' })
  @ApiProblem('link-invalid', 'password-too-common', 'user-exists')
  async accept(@Body() { token, nombre, password }: AcceptInvitationDto): Promise<RegisteredDto> {
    const user = await this.invitations.accept(token, nombre, password);
    return { message: 'Invitación aceptada', user: toAccountDto(user) };
  }
}
