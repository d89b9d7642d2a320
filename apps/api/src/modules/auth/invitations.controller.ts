import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import { EMAIL_MAX, OnlyAdminsInviteError, type Actor } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';
import { ApiProblem, textSchema } from '@vigia/platform/nest';
import { CurrentActor } from '../../access/access.decorators.js';
import { RequestLanguage } from '../../access/request-language.decorator.js';
import { RequireStepUp } from '../../access/require-step-up.decorator.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import {
  INVITATIONS_MAX,
  InviteDto,
  SentInvitationDto,
  toInvitationRequest,
  toSentInvitationDto,
} from './dto/invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('users')
@Controller('invitaciones')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
  @RequireStepUp()
  @RequireRole(Role.Admin, OnlyAdminsInviteError)
  @ApiIdempotencyKey()
  @ApiOperation({
    operationId: 'inviteUser',
    summary: 'Invite a worker or an admin',
    description:
      'By mail, to an address without a proved account. The link works for seven days, and ends an earlier one.',
  })
  @ApiResponse({ status: 201, type: SentInvitationDto, description: 'The mail is on its way.' })
  @ApiProblem('speciality-required', 'user-exists', 'concurrent-change')
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

  @Get()
  @RequireRole(Role.Admin, OnlyAdminsInviteError)
  @ApiOperation({
    operationId: 'listInvitations',
    summary: 'Invitations that nobody has accepted yet',
    description: 'By address. To send one again, invite again.',
  })
  @ApiResponse({
    status: 200,
    description: 'The open invitations.',
    schema: {
      type: 'array',
      maxItems: INVITATIONS_MAX,
      items: { $ref: '#/components/schemas/SentInvitationDto' },
    },
  })
  async list(@CurrentActor() actor: Actor): Promise<SentInvitationDto[]> {
    const open = await this.invitations.list(actor);
    return open.slice(0, INVITATIONS_MAX).map(toSentInvitationDto);
  }

  @Delete(':email')
  @HttpCode(204)
  @RequireRole(Role.Admin, OnlyAdminsInviteError)
  @ApiOperation({
    operationId: 'revokeInvitation',
    summary: 'Take an invitation back',
    description: 'Its link opens nothing any more.',
  })
  @ApiParam({
    name: 'email',
    schema: textSchema({ max: EMAIL_MAX }),
    example: 'leo@limpieza.example',
  })
  @ApiResponse({ status: 204, description: 'It is not open any more.' })
  @ApiProblem('invitation-not-found', 'concurrent-change')
  async revoke(@CurrentActor() actor: Actor, @Param('email') email: string): Promise<void> {
    await this.invitations.revoke(actor, email);
  }
}
