import { Body, Controller, Get, Put, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../access/access.decorators.js';
import { ETAG } from '../../requests/if-match.js';
import { ChoosePreferencesDto, toChoice } from './dto/choose-preferences.dto.js';
import { PreferencesDto, toPreferencesDto } from './dto/preferences.dto.js';
import { PreferencesHeaders } from './preferences-headers.interceptor.js';
import { PreferencesService } from './preferences.service.js';

@ApiTags('preferencias')
@Controller('preferencias')
@UseInterceptors(PreferencesHeaders)
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @ApiOperation({
    operationId: 'getPreferences',
    summary: 'What the caller chose about notices',
    description: 'The topics of the caller’s role, the weightiest first.',
  })
  @ApiResponse({ status: 200, type: PreferencesDto, description: 'The choice.', headers: ETAG })
  async find(@CurrentActor() actor: Actor): Promise<PreferencesDto> {
    return toPreferencesDto(await this.preferences.find(actor.email), actor);
  }

  @Put()
  @ApiOperation({
    operationId: 'choosePreferences',
    summary: 'Choose about notices',
    description:
      'By topic and channel; a refused stale change carries what is chosen now in `preferencias`.',
  })
  @ApiResponse({ status: 200, type: PreferencesDto, description: 'The choice.', headers: ETAG })
  @ApiProblem('concurrent-change')
  async choose(
    @CurrentActor() actor: Actor,
    @Body() body: ChoosePreferencesDto,
  ): Promise<PreferencesDto> {
    const choice = toChoice(body, actor);
    const chosen = await this.preferences.choose(actor.email, body.version, choice);
    return toPreferencesDto(chosen, actor);
  }
}
