import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { OnlyStudentsReportError } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Response } from 'express';
import { CampusForms } from '../../campus/campus-forms.js';
import { Config } from '../../config/config.js';
import { CurrentActor, UnauthenticatedText } from '../../access/access.decorators.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { LINK_TO_NEXT, linkToNext } from '../../paging/link-to-next.js';
import { ETAG } from '../../requests/if-match.js';
import { ApiIncident, ID } from './api-incident.decorator.js';
import { PAGE_MAX } from './bounds.js';
import { ActivityDto, toActivityDto } from './dto/activity.dto.js';
import { IncidentDto } from './dto/incident.dto.js';
import { ACTIVITY_MAX, ListActivityQuery } from './dto/list-activity.query.js';
import { ListIncidentsQuery, toIncidentQuery } from './dto/list-incidents.query.js';
import { ReportIncidentDto, toReport } from './dto/report-incident.dto.js';
import { IncidentHeaders } from './incident-headers.interceptor.js';
import { IncidentReportsService } from './incident-reports.service.js';
import { IncidentViews } from './incident-views.js';
import { IncidentsService } from './incidents.service.js';

const UNAUTHENTICATED = 'No autenticado. Incluye X-User-Email header.';
@ApiTags('incidentes')
@Controller('incidentes')
@UseInterceptors(IncidentHeaders)
@ApiExtraModels(ActivityDto)
export class IncidentsController {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly reports: IncidentReportsService,
    private readonly views: IncidentViews,
    private readonly forms: CampusForms,
    private readonly config: Config,
  ) {}

  @Post()
  @RequireRole(Role.Student, OnlyStudentsReportError)
  @UnauthenticatedText(UNAUTHENTICATED)
  @ApiOperation({
    operationId: 'reportIncident',
    summary: 'Report an incident',
    description:
      'For students. It starts as pendiente; admins and the workers of its trade learn of it.',
  })
  @ApiResponse({
    status: 201,
    type: IncidentDto,
    description: 'The incident.',
    headers: {
      ...ETAG,
      Location: {
        description: 'The incident, relative to this route.',
        schema: { type: 'string', maxLength: 100, pattern: '^incidentes/[0-9a-f-]+$' },
      },
    },
  })
  @ApiIdempotencyKey()
  @ApiProblem('photo-not-found', 'photo-not-ready', 'photo-taken')
  async report(
    @CurrentActor() actor: Actor,
    @Body() body: ReportIncidentDto,
    @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IncidentDto> {
    const report = toReport(body, this.config.campus.catalogue, this.forms);
    const incident = await this.reports.report(actor, report, key);
    response.setHeader('Location', `incidentes/${incident.id}`);
    return this.views.of(incident, actor);
  }

  @Get()
  @UnauthenticatedText(UNAUTHENTICATED)
  @ApiOperation({
    operationId: 'listIncidents',
    summary: 'The incidents of the caller',
    description:
      'A bare array: a student’s own, a worker’s assigned ones, an admin’s all. A page may be shorter than `limite`; `Link` points to the next one.',
  })
  @ApiResponse({
    status: 200,
    description: 'The incidents.',
    schema: {
      type: 'array',
      maxItems: PAGE_MAX,
      items: { $ref: getSchemaPath(IncidentDto) },
    },
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListIncidentsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IncidentDto[]> {
    const page = await this.incidents.list(actor, toIncidentQuery(query));
    linkToNext(response, Object.fromEntries(Object.entries(query)), page.next);
    return page.items.map((incident) => this.views.of(incident, actor));
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getIncident',
    summary: 'One incident',
    description: 'As much of it as the caller may see.',
  })
  @ApiIncident()
  @ApiProblem('incident-not-found')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<IncidentDto> {
    return this.views.of(await this.incidents.find(actor, id), actor);
  }

  @Get(':id/actividad')
  @ApiOperation({
    operationId: 'listActivity',
    summary: 'What happened to an incident',
    description: 'Oldest first, as much of it as the caller may see.',
  })
  @ApiParam(ID)
  @ApiResponse({
    status: 200,
    description: 'The history.',
    schema: {
      type: 'array',
      maxItems: ACTIVITY_MAX,
      items: { $ref: getSchemaPath(ActivityDto) },
    },
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('incident-not-found', 'invalid-request', 'invalid-cursor')
  async history(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { limite = ACTIVITY_MAX, cursor }: ListActivityQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ActivityDto[]> {
    const query = { limit: limite, ...(cursor !== undefined && { cursor }) };
    const { page, perspective } = await this.incidents.history(actor, id, query);
    linkToNext(response, { limite }, page.next);
    return page.items.map((activity) => toActivityDto(activity, perspective));
  }
}
