import { Controller, Delete, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { OnlyOtherStudentsJoinError } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../../access/access.decorators.js';
import { RequireRole } from '../../../access/require-role.decorator.js';
import { ApiIncident } from '../api-incident.decorator.js';
import { IncidentDto } from '../dto/incident.dto.js';
import { IncidentHeaders } from '../incident-headers.interceptor.js';
import { IncidentViews } from '../incident-views.js';
import { FollowersService } from './followers.service.js';

@ApiTags('incidentes')
@Controller('incidentes/:id/tambien')
@UseInterceptors(IncidentHeaders)
export class FollowersController {
  constructor(
    private readonly followers: FollowersService,
    private readonly views: IncidentViews,
  ) {}

  @Post()
  @HttpCode(200)
  @RequireRole(Role.Student, OnlyOtherStudentsJoinError)
  @ApiOperation({
    operationId: 'joinIncident',
    summary: 'Say that one has the same trouble',
    description:
      'For students who did not report it. Counts once per person in `veces_reportado`, and the caller follows the incident; sent again, it changes nothing.',
  })
  @ApiIncident()
  @ApiProblem('incident-not-found', 'incident-ended', 'concurrent-change')
  async join(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<IncidentDto> {
    return this.views.of(await this.followers.join(actor, id), actor);
  }

  @Delete()
  @RequireRole(Role.Student, OnlyOtherStudentsJoinError)
  @ApiOperation({
    operationId: 'leaveIncident',
    summary: 'Take it back',
    description:
      'The incident is as if the caller had never said so; sent again, it changes nothing.',
  })
  @ApiIncident()
  @ApiProblem('incident-not-found', 'concurrent-change')
  async leave(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<IncidentDto> {
    return this.views.of(await this.followers.leave(actor, id), actor);
  }
}
