import { Body, Controller, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import {
  IncidentStatus,
  OnlyAdminsAssignError,
  OnlyAdminsCloseError,
  OnlyAdminsEditError,
  OnlyAdminsRejectError,
  OnlyReporterConfirmsError,
  OnlyReporterRatesError,
  OnlyWorkersProgressError,
  parseStatus,
  type Incident,
} from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { normaliseEmail } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { RequireRole } from '../../access/require-role.decorator.js';
import { AssignIncidentDto } from './dto/assign-incident.dto.js';
import { EditIncidentDto, toCorrection } from './dto/edit-incident.dto.js';
import { IncidentDto } from './dto/incident.dto.js';
import { NO_NOTE, ProgressIncidentDto } from './dto/progress-incident.dto.js';
import {
  ConfirmIncidentDto,
  RateIncidentDto,
  toOptionalRating,
  toRating,
} from './dto/rate-incident.dto.js';
import { ReasonDto } from './dto/reason.dto.js';
import { IncidentHeaders } from './incident-headers.interceptor.js';
import { IncidentMovesService, type MoveRequest } from './incident-moves.service.js';
import { IncidentViews } from './incident-views.js';
import { Move } from './move-request.decorator.js';
import { PHOTO_PROBLEMS } from './photo-problems.js';
import { PutMove } from './put-move.decorator.js';

@ApiTags('incidentes')
@Controller('incidentes/:id')
@UseInterceptors(IncidentHeaders)
export class IncidentMovesController {
  constructor(
    private readonly moves: IncidentMovesService,
    private readonly views: IncidentViews,
  ) {}

  @PutMove(
    '',
    'editIncident',
    'Correct an incident',
    'Corrects fields, and reaches a status when `estado` is sent, in one change.',
  )
  @RequireRole(Role.Admin, OnlyAdminsEditError)
  async edit(@Move() move: MoveRequest, @Body() body: EditIncidentDto): Promise<IncidentDto> {
    return this.view(move, this.moves.correct(move, toCorrection(body)));
  }

  @PutMove(
    'asignar',
    'assignIncident',
    'Assign it to a worker',
    'Also to another worker than before. Where a suggestion was followed, the incident keeps why.',
  )
  @RequireRole(Role.Admin, OnlyAdminsAssignError)
  @ApiProblem('assignee-not-found', 'assignee-not-worker', 'assignee-not-active')
  async assign(@Move() move: MoveRequest, @Body() body: AssignIncidentDto): Promise<IncidentDto> {
    const { trabajador_email, sugerido = false } = body;
    return this.view(move, this.moves.assign(move, normaliseEmail(trabajador_email), sugerido));
  }

  @PutMove('estado', 'progressIncident', 'Start or resolve it', 'For the assigned worker.')
  @RequireRole(Role.Worker, OnlyWorkersProgressError)
  @ApiProblem('not-assigned-to-you', ...PHOTO_PROBLEMS)
  async progress(
    @Move() move: MoveRequest,
    @Body() { estado, nota, fotos = [] }: ProgressIncidentDto,
  ): Promise<IncidentDto> {
    return this.view(
      move,
      parseStatus(estado) === IncidentStatus.Resolved
        ? this.moves.resolve(move, nota?.trim() ?? NO_NOTE, fotos)
        : this.moves.start(move),
    );
  }

  @PutMove('cerrar', 'closeIncident', 'Close it', 'Whatever its status.')
  @RequireRole(Role.Admin, OnlyAdminsCloseError)
  async close(@Move() move: MoveRequest, @Body() { motivo }: ReasonDto): Promise<IncidentDto> {
    return this.view(move, this.moves.close(move, motivo.trim()));
  }

  @PutMove('rechazar', 'rejectIncident', 'Reject it', 'As long as nobody started.')
  @RequireRole(Role.Admin, OnlyAdminsRejectError)
  async reject(@Move() move: MoveRequest, @Body() { motivo }: ReasonDto): Promise<IncidentDto> {
    return this.view(move, this.moves.reject(move, motivo.trim()));
  }

  @PutMove(
    'reabrir',
    'reopenIncident',
    'Reopen it',
    'For its reporter within 7 days, for an admin any time. It goes back to its worker when it has one.',
  )
  @ApiProblem('only-reporter-reopens', 'reopen-window-over')
  async reopen(@Move() move: MoveRequest, @Body() { motivo }: ReasonDto): Promise<IncidentDto> {
    return this.view(move, this.moves.reopen(move, motivo.trim()));
  }

  @PutMove(
    'confirmar',
    'confirmIncident',
    'Confirm that it is solved',
    'For its reporter; closes it. They may say how content they are in the same breath.',
  )
  @RequireRole(Role.Student, OnlyReporterConfirmsError)
  @ApiBody({ type: ConfirmIncidentDto, required: false })
  async confirm(@Move() move: MoveRequest, @Body() body: ConfirmIncidentDto): Promise<IncidentDto> {
    return this.view(move, this.moves.confirm(move, toOptionalRating(body)));
  }

  @PutMove(
    'satisfaccion',
    'rateIncident',
    'Say how content one is with what was done',
    'For its reporter, once it is resolved and until 7 days after the closing; again to change it.',
  )
  @RequireRole(Role.Student, OnlyReporterRatesError)
  @ApiProblem('rating-window-over')
  async rate(@Move() move: MoveRequest, @Body() body: RateIncidentDto): Promise<IncidentDto> {
    return this.view(move, this.moves.rate(move, toRating(body)));
  }

  private async view({ actor }: MoveRequest, moved: Promise<Incident>): Promise<IncidentDto> {
    return this.views.of(await moved, actor);
  }
}
