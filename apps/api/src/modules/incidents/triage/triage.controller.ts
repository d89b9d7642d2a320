import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IncidentRepository, OnlyAdminsTriageError } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { RequireRole } from '../../../access/require-role.decorator.js';
import { SummaryDto, toSummaryDto } from './dto/summary.dto.js';

@ApiTags('triage')
@Controller('incidentes')
export class TriageController {
  constructor(private readonly incidents: IncidentRepository) {}

  @Get('resumen')
  @RequireRole(Role.Admin, OnlyAdminsTriageError)
  @ApiOperation({
    operationId: 'getSummary',
    summary: 'How many incidents there are',
    description: 'By status, and those that wait by the trade they need. For admins.',
  })
  @ApiResponse({ status: 200, type: SummaryDto, description: 'The counts.' })
  async summary(): Promise<SummaryDto> {
    return toSummaryDto(await this.incidents.count());
  }
}
