import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OnlyAdminsAssignError } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { ApiProblem } from '@vigia/platform/nest';
import { RequireRole } from '../../../access/require-role.decorator.js';
import { SuggestionsDto, toSuggestionsDto } from './dto/suggestions.dto.js';
import { SuggestionsService } from './suggestions.service.js';

@ApiTags('asignacion')
@Controller('incidentes/:id/sugerencias')
export class SuggestionsController {
  constructor(private readonly suggestions: SuggestionsService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @RequireRole(Role.Admin, OnlyAdminsAssignError)
  @ApiOperation({
    operationId: 'suggestWorkers',
    summary: 'Who could do it, and why',
    description:
      'Active workers of the speciality that it asks for, by the sum of what speaks for each: speciality, shift, open load and building.',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } })
  @ApiResponse({ status: 200, type: SuggestionsDto, description: 'The suggestions.' })
  @ApiProblem('incident-not-found')
  async suggest(@Param('id') id: string): Promise<SuggestionsDto> {
    return toSuggestionsDto(await this.suggestions.suggest(id));
  }
}
