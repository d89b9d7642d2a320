import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { normaliseEmail, type Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Response } from 'express';
import { CurrentActor } from '../../access/access.decorators.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { LINK_TO_NEXT, linkToNext } from '../../paging/link-to-next.js';
import { ConversationService, MENTIONABLE_MAX } from './conversation.service.js';
import { ListMessagesQuery, MESSAGES_PAGE } from './dto/list-messages.query.js';
import { MentionableDto, toMentionableDto } from './dto/mentionable.dto.js';
import { MessageDto, MessagesDto, toMessageDto } from './dto/message.dto.js';
import { WriteMessageDto } from './dto/write-message.dto.js';

const ID = { name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } } as const;

@ApiTags('incidentes')
@Controller('incidentes/:id')
@ApiExtraModels(MentionableDto)
export class ConversationController {
  constructor(private readonly conversation: ConversationService) {}

  @Get('mensajes')
  @ApiOperation({
    operationId: 'listMessages',
    summary: 'What was said about an incident',
    description:
      'Oldest first. The staff hears public messages and internal notes, its reporter the public ones; nobody else any. `Link` points to the next page.',
  })
  @ApiParam(ID)
  @ApiResponse({
    status: 200,
    type: MessagesDto,
    description: 'The messages.',
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('incident-not-found', 'only-parties-converse', 'invalid-request', 'invalid-cursor')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { limite = MESSAGES_PAGE, cursor }: ListMessagesQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MessagesDto> {
    const query = { limit: limite, ...(cursor !== undefined && { cursor }) };
    const { items, next } = await this.conversation.list(actor, id, query);
    linkToNext(response, { limite }, next);
    return { mensajes: items.map((message) => toMessageDto(message, actor)) };
  }

  @Post('mensajes')
  @ApiOperation({
    operationId: 'writeMessage',
    summary: 'Say something about an incident',
    description:
      'For its reporter, its worker and admins; the others of them are told. An internal note stays among the staff, which may also mention its own.',
  })
  @ApiParam(ID)
  @ApiResponse({ status: 201, type: MessageDto, description: 'The message.' })
  @ApiIdempotencyKey()
  @ApiProblem(
    'incident-not-found',
    'only-parties-converse',
    'only-staff-writes-notes',
    'mention-not-allowed',
    'too-many-messages',
  )
  async write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { texto, interno = false, menciones = [] }: WriteMessageDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<MessageDto> {
    const message = await this.conversation.say({
      actor,
      incidentId: id,
      text: texto.trim(),
      isInternal: interno,
      mentions: [...new Set(menciones.map(normaliseEmail))],
      key,
    });
    return toMessageDto(message, actor);
  }

  @Get('mencionables')
  @ApiOperation({
    operationId: 'listMentionable',
    summary: 'Whom the staff may mention',
    description: 'For the staff: active admins and the assigned worker, without the caller.',
  })
  @ApiParam(ID)
  @ApiResponse({
    status: 200,
    description: 'The people.',
    schema: {
      type: 'array',
      maxItems: MENTIONABLE_MAX + 1,
      items: { $ref: getSchemaPath(MentionableDto) },
    },
  })
  @ApiProblem('incident-not-found', 'only-parties-converse')
  async mentionable(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
  ): Promise<MentionableDto[]> {
    return (await this.conversation.mentionable(actor, id)).map(toMentionableDto);
  }
}
