import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OnlyAdminsTriageError } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';
import { CurrentActor } from '../../../access/access.decorators.js';
import { RequestLanguage } from '../../../access/request-language.decorator.js';
import { RequireRole } from '../../../access/require-role.decorator.js';
import {
  ApiIdempotencyKey,
  IdempotencyKey,
} from '../../../idempotency/idempotency-key.decorator.js';
import { IncidentViews } from '../incident-views.js';
import { BulkService, isRefusal, type BulkOutcome } from './bulk.service.js';
import {
  BulkDto,
  BulkReportDto,
  toBulkOrder,
  toBulkProblemDto,
  type BulkResultDto,
} from './dto/bulk.dto.js';

@ApiTags('triage')
@Controller('incidentes/lote')
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly views: IncidentViews,
  ) {}

  @Post()
  @HttpCode(200)
  @RequireRole(Role.Admin, OnlyAdminsTriageError)
  @ApiOperation({
    operationId: 'changeManyIncidents',
    summary: 'Assign, close or reject many incidents',
    description:
      'Each is changed or refused on its own; the report says which. Sent again under its key, the request goes on where it was cut short.',
  })
  @ApiIdempotencyKey()
  @ApiResponse({ status: 200, type: BulkReportDto, description: 'What became of each.' })
  async change(
    @CurrentActor() actor: Actor,
    @Body() body: BulkDto,
    @IdempotencyKey() key: string | undefined,
    @RequestLanguage() language: Language,
  ): Promise<BulkReportDto> {
    const { ids } = body;
    const outcomes = await this.bulk.carryOut({ actor, order: toBulkOrder(body), ids, key });
    const toDto = ({ id, result }: BulkOutcome): BulkResultDto =>
      isRefusal(result)
        ? { id, ok: false, problema: toBulkProblemDto(result, language) }
        : { id, ok: true, incidente: this.views.of(result, actor) };
    return { resultados: outcomes.map(toDto) };
  }
}
