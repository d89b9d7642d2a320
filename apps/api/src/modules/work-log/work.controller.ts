import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../access/access.decorators.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { LogWorkDto, toSpent } from './dto/log-work.dto.js';
import { WorkEntryDto, WorkLogDto, toWorkEntryDto, toWorkLogDto } from './dto/work-log.dto.js';
import { WorkService } from './work.service.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } } as const;

@ApiTags('incidentes')
@Controller('incidentes/:id/trabajo')
export class WorkController {
  constructor(private readonly work: WorkService) {}

  @Get()
  @ApiOperation({
    operationId: 'listWork',
    summary: 'What an incident cost in time and material',
    description: 'For its worker and admins. Oldest first, all of it.',
  })
  @ApiParam(ID)
  @ApiResponse({ status: 200, type: WorkLogDto, description: 'The work.' })
  @ApiProblem('incident-not-found', 'only-staff-logs-work')
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WorkLogDto> {
    return toWorkLogDto(await this.work.list(actor, id));
  }

  @Post()
  @ApiOperation({
    operationId: 'logWork',
    summary: 'Log time and material',
    description: 'For its worker and admins, whatever its status.',
  })
  @ApiParam(ID)
  @ApiResponse({ status: 201, type: WorkEntryDto, description: 'The entry.' })
  @ApiIdempotencyKey()
  @ApiProblem('incident-not-found', 'only-staff-logs-work', 'too-many-work-entries')
  async log(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LogWorkDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<WorkEntryDto> {
    return toWorkEntryDto(await this.work.log(actor, id, toSpent(body), key));
  }
}
