import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { MERGED_MAX, OnlyAdminsTriageError, type Incident } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../../access/access.decorators.js';
import { RequireRole } from '../../../access/require-role.decorator.js';
import { ApiIdempotencyKey } from '../../../idempotency/idempotency-key.decorator.js';
import { ApiIfMatch } from '../../../requests/if-match.js';
import { ApiIncident, ID } from '../api-incident.decorator.js';
import { IncidentDto } from '../dto/incident.dto.js';
import { IncidentHeaders } from '../incident-headers.interceptor.js';
import type { MoveRequest } from '../incident-moves.service.js';
import { IncidentViews } from '../incident-views.js';
import { Move } from '../move-request.decorator.js';
import { MergeDto } from './dto/merge.dto.js';
import { MergesService } from './merges.service.js';

/** A change of a duplicate and of the incident into which it is merged. */
function PostMerge(
  path: string,
  operationId: string,
  summary: string,
  description: string,
): MethodDecorator {
  return applyDecorators(
    Post(path),
    HttpCode(200),
    RequireRole(Role.Admin, OnlyAdminsTriageError),
    ApiOperation({ operationId, summary, description }),
    ApiIncident(),
    ApiIfMatch('incidente'),
    ApiIdempotencyKey(),
    ApiProblem('incident-not-found'),
  );
}

@ApiTags('triage')
@Controller('incidentes/:id')
@UseInterceptors(IncidentHeaders)
@ApiExtraModels(IncidentDto)
export class MergesController {
  constructor(
    private readonly merges: MergesService,
    private readonly views: IncidentViews,
  ) {}

  @PostMerge(
    'unir',
    'mergeIncident',
    'Merge a duplicate into another incident',
    'It is closed, the other one counts its reports, and its reporter hears of the other one from then on.',
  )
  @ApiProblem(
    'move-not-allowed',
    'incident-merged',
    'incident-has-duplicates',
    'merge-target-refused',
    'too-many-duplicates',
  )
  async merge(@Move() move: MoveRequest, @Body() { en }: MergeDto): Promise<IncidentDto> {
    return this.view(move, this.merges.merge(move, en));
  }

  @PostMerge(
    'separar',
    'separateIncident',
    'Separate a merged duplicate',
    'Both are what they would be had they never been merged.',
  )
  @ApiProblem('incident-not-merged')
  async separate(@Move() move: MoveRequest): Promise<IncidentDto> {
    return this.view(move, this.merges.separate(move));
  }

  @Get('unidos')
  @RequireRole(Role.Admin, OnlyAdminsTriageError)
  @ApiOperation({
    operationId: 'listDuplicates',
    summary: 'What is merged into an incident',
    description: 'A bare array, the first merged first.',
  })
  @ApiParam(ID)
  @ApiResponse({
    status: 200,
    description: 'The duplicates.',
    schema: {
      type: 'array',
      maxItems: MERGED_MAX,
      items: { $ref: getSchemaPath(IncidentDto) },
    },
  })
  @ApiProblem('incident-not-found')
  async duplicates(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<IncidentDto[]> {
    const duplicates = await this.merges.duplicatesOf(actor, id);
    return duplicates.map((duplicate) => this.views.of(duplicate, actor));
  }

  private async view({ actor }: MoveRequest, changed: Promise<Incident>): Promise<IncidentDto> {
    return this.views.of(await changed, actor);
  }
}
