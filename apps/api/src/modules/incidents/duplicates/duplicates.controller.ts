import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { CurrentActor } from '../../../access/access.decorators.js';
import { CampusForms } from '../../../campus/campus-forms.js';
import { IncidentViews } from '../incident-views.js';
import { DuplicatesService } from './duplicates.service.js';
import { FindDuplicatesDto, toIntention } from './find-duplicates.dto.js';
import { DuplicatesDto, toDuplicateDto } from './duplicate.dto.js';

@ApiTags('incidentes')
@Controller('incidentes/parecidos')
export class DuplicatesController {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly views: IncidentViews,
    private readonly forms: CampusForms,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'findDuplicates',
    summary: 'Open incidents that may be the same',
    description:
      'For a form that is being filled: at most 3 that the caller may know of, the likeliest first, with the reasons. Often none; changes nothing.',
  })
  @ApiOkResponse({ type: DuplicatesDto })
  async find(
    @CurrentActor() actor: Actor,
    @Body() body: FindDuplicatesDto,
  ): Promise<DuplicatesDto> {
    const matches = await this.duplicates.find(actor, toIntention(body, this.forms));
    return {
      parecidos: matches.map((match) =>
        toDuplicateDto(match, this.views.of(match.incident, actor)),
      ),
    };
  }
}
