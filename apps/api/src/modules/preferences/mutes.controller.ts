import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { MUTED_MAX } from '@vigia/domain/notification';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor, Public } from '../../access/access.decorators.js';
import { LimitAttempts } from '../../limits/limit-attempts.decorator.js';
import { MuteByLinkDto, MutedByLinkDto, MutedDto, toMutedDto } from './dto/mute.dto.js';
import { MutesService } from './mutes.service.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } } as const;

@ApiTags('preferencias')
@Controller()
@ApiExtraModels(MutedDto)
export class MutesController {
  constructor(private readonly mutes: MutesService) {}

  @Put('incidentes/:id/silencio')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'muteIncident',
    summary: 'Mute an incident',
    description: `Its notices are kept quietly, but for being asked to work on it. At most ${String(MUTED_MAX)}; sent again, it changes nothing.`,
  })
  @ApiParam(ID)
  @ApiResponse({ status: 204, description: 'It is muted.' })
  @ApiProblem('incident-not-found', 'too-many-muted', 'concurrent-change')
  async mute(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.mutes.mute(actor, id);
  }

  @Delete('incidentes/:id/silencio')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'unmuteIncident',
    summary: 'Hear of an incident again',
    description: 'Sent again, it changes nothing.',
  })
  @ApiParam(ID)
  @ApiResponse({ status: 204, description: 'It is not muted.' })
  @ApiProblem('concurrent-change')
  async unmute(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.mutes.unmute(actor, id);
  }

  @Get('silenciados')
  @ApiOperation({
    operationId: 'listMuted',
    summary: 'The incidents that the caller muted',
    description: 'A bare array, what was muted last first.',
  })
  @ApiResponse({
    status: 200,
    description: 'The incidents.',
    schema: { type: 'array', maxItems: MUTED_MAX, items: { $ref: getSchemaPath(MutedDto) } },
  })
  async list(@CurrentActor() actor: Actor): Promise<MutedDto[]> {
    return (await this.mutes.list(actor)).map(toMutedDto);
  }

  @Post('silencio/enlace')
  @Public()
  @HttpCode(200)
  @LimitAttempts()
  @ApiOperation({
    operationId: 'muteByLink',
    summary: 'Mute the incident that a mail is about',
    description:
      'With the token of the mail’s link, for whom the mail was to, while they may see the incident. Good for 30 days; sent again, it changes nothing.',
  })
  @ApiResponse({ status: 200, type: MutedByLinkDto, description: 'It is muted.' })
  @ApiProblem('link-invalid', 'too-many-muted', 'concurrent-change')
  async muteByLink(@Body() { token }: MuteByLinkDto): Promise<MutedByLinkDto> {
    return { titulo: (await this.mutes.muteByLink(token)).title };
  }
}
