import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import { OnlyAdminsInviteError, type Actor } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../access/access.decorators.js';
import { RequestLanguage } from '../../access/request-language.decorator.js';
import { RequireStepUp } from '../../access/require-step-up.decorator.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import {
  InviteDto,
  SentInvitationDto,
  toInvitationRequest,
  toSentInvitationDto,
} from './dto/invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('users')
@Controller('users/invitaciones')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
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
}
