import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PhotoMoment } from '@vigia/domain/incident';
import { ApiProblem } from '@vigia/platform/nest';
import { ApiIdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { ApiIfMatch } from '../../requests/if-match.js';
import { ApiIncident } from './api-incident.decorator.js';
import { AddPhotosDto } from './dto/add-photos.dto.js';
import { IncidentDto } from './dto/incident.dto.js';
import { IncidentHeaders } from './incident-headers.interceptor.js';
import type { MoveRequest } from './incident-moves.service.js';
import { IncidentPhotosService } from './incident-photos.service.js';
import { IncidentViews } from './incident-views.js';
import { Move } from './move-request.decorator.js';
import { PHOTO_PROBLEMS } from './photo-problems.js';

@ApiTags('incidentes')
@Controller('incidentes/:id/fotos')
@UseInterceptors(IncidentHeaders)
export class IncidentPhotosController {
  constructor(
    private readonly photos: IncidentPhotosService,
    private readonly views: IncidentViews,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'addPhotos',
    summary: 'Add photos to an incident',
    description:
      'For its reporter, its worker and admins, until it is closed or rejected: up to 6 of each moment.',
  })
  @ApiIncident()
  @ApiIfMatch('incidente')
  @ApiIdempotencyKey()
  @ApiProblem(
    'incident-not-found',
    'only-parties-add-photos',
    'only-staff-photographs-work',
    'incident-takes-no-photos',
    ...PHOTO_PROBLEMS,
  )
  async add(
    @Move() move: MoveRequest,
    @Body() { fotos, momento = PhotoMoment.Report }: AddPhotosDto,
  ): Promise<IncidentDto> {
    return this.views.of(await this.photos.add(move, fotos, momento), move.actor);
  }
}
