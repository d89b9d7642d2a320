import { ApiProperty } from '@nestjs/swagger';
import type { InboxPage } from '../inbox.service.js';
import { NotificationDto, toNotificationDto } from './notification.dto.js';

/** A page of what the reader was told. */
export class InboxDto {
  @ApiProperty({ type: [NotificationDto], maxItems: 10_000 })
  readonly notificaciones!: readonly NotificationDto[];

  @ApiProperty({
    maxLength: 26,
    pattern: '^[0-9A-Z]{0,26}$',
    description: 'Where the next catch-up starts (`desde`); empty when there was never anything.',
  })
  readonly cursor!: string;

  @ApiProperty({ description: 'Whether another page follows.' })
  readonly hay_mas!: boolean;

  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 100 })
  readonly no_leidas!: number;

  @ApiProperty({ description: 'Whether there may be more than `no_leidas` says.' })
  readonly no_leidas_mas!: boolean;
}

export function toInboxDto({ notifications, cursor, hasMore, unread }: InboxPage): InboxDto {
  return {
    notificaciones: notifications.map(toNotificationDto),
    cursor,
    hay_mas: hasMore,
    no_leidas: unread.count,
    no_leidas_mas: unread.more,
  };
}
