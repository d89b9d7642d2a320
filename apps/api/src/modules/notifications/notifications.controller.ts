import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../access/access.decorators.js';
import { InboxDto, toInboxDto } from './dto/inbox.dto.js';
import { ListNotificationsQuery, toInboxQuery } from './dto/list-notifications.query.js';
import { MarkReadDto } from './dto/mark-read.dto.js';
import { UnreadDto, toUnreadDto } from './dto/unread.dto.js';
import { InboxService } from './inbox.service.js';
import { PersonalSignals } from './personal-signals.js';

@ApiTags('notificaciones')
@Controller('notificaciones')
export class NotificationsController {
  constructor(
    private readonly inbox: InboxService,
    private readonly signals: PersonalSignals,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listNotifications',
    summary: 'What the caller was told',
    description:
      'Newest first; with `desde`, what came after that cursor, oldest first. A client that comes back asks with its cursor until `hay_mas` is false and applies each id once.',
  })
  @ApiOkResponse({ type: InboxDto })
  @ApiProblem('invalid-request')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListNotificationsQuery,
  ): Promise<InboxDto> {
    return toInboxDto(await this.inbox.read(actor, toInboxQuery(query)));
  }

  @Put('leidas')
  @ApiOperation({
    operationId: 'markNotificationsRead',
    summary: 'Mark notifications as read',
    description:
      'Marks single ids and, with `hasta`, everything up to an id. Marks only grow, so tabs and resends cannot undo each other.',
  })
  @ApiOkResponse({ type: UnreadDto })
  async markRead(
    @CurrentActor() actor: Actor,
    @Body() { ids, hasta }: MarkReadDto,
  ): Promise<UnreadDto> {
    const seen = { ids, ...(hasta !== undefined && { upTo: hasta }) };
    const unread = await this.inbox.markRead(actor, seen);
    this.signals.tell(actor.email, {
      v: 1,
      type: 'read',
      ids,
      ...(hasta !== undefined && { hasta }),
    });
    return toUnreadDto(unread);
  }
}
