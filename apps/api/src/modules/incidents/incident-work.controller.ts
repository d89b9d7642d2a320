import { Body, Controller, Param, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { OnlyWorkersProgressError, type Incident } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { ApiProblem, textSchema } from '@vigia/platform/nest';
import { RequireRole } from '../../access/require-role.decorator.js';
import { IncidentDto } from './dto/incident.dto.js';
import { ReasonDto } from './dto/reason.dto.js';
import { TickPointDto } from './dto/tick-point.dto.js';
import { IncidentHeaders } from './incident-headers.interceptor.js';
import { IncidentMovesService, type MoveRequest } from './incident-moves.service.js';
import { IncidentViews } from './incident-views.js';
import { Move } from './move-request.decorator.js';
import { PutMove } from './put-move.decorator.js';

/** What the assigned worker does between start and resolution. */
@ApiTags('incidentes')
@Controller('incidentes/:id')
@UseInterceptors(IncidentHeaders)
export class IncidentWorkController {
  constructor(
    private readonly moves: IncidentMovesService,
    private readonly views: IncidentViews,
  ) {}

  @PutMove(
    'pausar',
    'pauseIncident',
    'Let the work rest',
    'For the assigned worker, once it is in progress. Its reporter is told why.',
  )
  @RequireRole(Role.Worker, OnlyWorkersProgressError)
  @ApiProblem('not-assigned-to-you')
  async pause(@Move() move: MoveRequest, @Body() { motivo }: ReasonDto): Promise<IncidentDto> {
    return this.view(move, this.moves.pause(move, motivo.trim()));
  }

  @PutMove('reanudar', 'resumeIncident', 'Go on with the work', 'For the assigned worker.')
  @RequireRole(Role.Worker, OnlyWorkersProgressError)
  @ApiProblem('not-assigned-to-you')
  async resume(@Move() move: MoveRequest): Promise<IncidentDto> {
    return this.view(move, this.moves.resume(move));
  }

  @PutMove(
    'declinar',
    'declineIncident',
    'Give it back',
    'For the assigned worker: it is nobody’s then. Admins are told who and why, its reporter is not. The answer leaves out the reporter.',
  )
  @RequireRole(Role.Worker, OnlyWorkersProgressError)
  @ApiProblem('not-assigned-to-you')
  async decline(@Move() move: MoveRequest, @Body() { motivo }: ReasonDto): Promise<IncidentDto> {
    return this.views.afterGivingBack(await this.moves.decline(move, motivo.trim()));
  }

  @PutMove(
    'lista/:clave',
    'tickPoint',
    'Tick a point of the checklist off, or take the tick back',
    'For the assigned worker. Points are those of the category in the campus catalogue.',
  )
  @ApiParam({ name: 'clave', schema: textSchema({ max: 60 }) })
  @RequireRole(Role.Worker, OnlyWorkersProgressError)
  @ApiProblem('not-assigned-to-you', 'checklist-point-not-found')
  async tick(
    @Move() move: MoveRequest,
    @Param('clave') point: string,
    @Body() { hecho }: TickPointDto,
  ): Promise<IncidentDto> {
    return this.view(move, this.moves.tick(move, point, hecho));
  }

  private async view({ actor }: MoveRequest, moved: Promise<Incident>): Promise<IncidentDto> {
    return this.views.of(await moved, actor);
  }
}
