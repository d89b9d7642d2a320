import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { OnlyAdminsTriageError } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { SAVED_FILTERS_MAX } from '@vigia/domain/triage';
import type { Actor } from '@vigia/domain/user';
import { Ids } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../../access/access.decorators.js';
import { RequireRole } from '../../../access/require-role.decorator.js';
import {
  SaveFilterDto,
  SavedFilterDto,
  toSavedFilter,
  toSavedFilterDto,
} from './dto/saved-filter.dto.js';
import { SavedFiltersService } from './saved-filters.service.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } } as const;

/** [FIL-1] */
@ApiTags('triage')
@Controller('filtros')
@ApiExtraModels(SavedFilterDto)
export class SavedFiltersController {
  constructor(
    private readonly filters: SavedFiltersService,
    private readonly ids: Ids,
  ) {}

  @Get()
  @RequireRole(Role.Admin, OnlyAdminsTriageError)
  @ApiOperation({
    operationId: 'listFilters',
    summary: 'The caller’s saved filters',
    description: 'A bare array, in the order in which they were saved. For admins.',
  })
  @ApiResponse({
    status: 200,
    description: 'The filters.',
    schema: {
      type: 'array',
      maxItems: SAVED_FILTERS_MAX,
      items: { $ref: getSchemaPath(SavedFilterDto) },
    },
  })
  async list(@CurrentActor() { email }: Actor): Promise<SavedFilterDto[]> {
    return (await this.filters.list(email)).map(toSavedFilterDto);
  }

  @Post()
  @RequireRole(Role.Admin, OnlyAdminsTriageError)
  @ApiOperation({
    operationId: 'saveFilter',
    summary: 'Save a filter',
    description: `Under a name that no other filter of the caller has; at most ${String(SAVED_FILTERS_MAX)}.`,
  })
  @ApiResponse({ status: 201, type: SavedFilterDto, description: 'The filter.' })
  @ApiProblem('filter-name-taken', 'too-many-filters', 'concurrent-change')
  async save(
    @CurrentActor() { email }: Actor,
    @Body() body: SaveFilterDto,
  ): Promise<SavedFilterDto> {
    const filter = toSavedFilter(this.ids.uuid(), body);
    await this.filters.add(email, filter);
    return toSavedFilterDto(filter);
  }

  @Put(':id')
  @RequireRole(Role.Admin, OnlyAdminsTriageError)
  @ApiOperation({
    operationId: 'changeFilter',
    summary: 'Change a saved filter',
    description: 'Name and filter both.',
  })
  @ApiParam(ID)
  @ApiResponse({ status: 200, type: SavedFilterDto, description: 'The filter.' })
  @ApiProblem('filter-not-found', 'filter-name-taken', 'concurrent-change')
  async change(
    @CurrentActor() { email }: Actor,
    @Param('id') id: string,
    @Body() body: SaveFilterDto,
  ): Promise<SavedFilterDto> {
    const filter = toSavedFilter(id, body);
    await this.filters.replace(email, filter);
    return toSavedFilterDto(filter);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireRole(Role.Admin, OnlyAdminsTriageError)
  @ApiOperation({
    operationId: 'removeFilter',
    summary: 'Forget a saved filter',
    description: 'The incidents stay as they are.',
  })
  @ApiParam(ID)
  @ApiResponse({ status: 204, description: 'It is forgotten.' })
  @ApiProblem('filter-not-found', 'concurrent-change')
  async remove(@CurrentActor() { email }: Actor, @Param('id') id: string): Promise<void> {
    await this.filters.remove(email, id);
  }
}
