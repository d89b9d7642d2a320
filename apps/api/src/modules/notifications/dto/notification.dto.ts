import { ApiProperty } from '@nestjs/swagger';
import { MessageKind } from '@vigia/domain/conversation';
import { INCIDENT_STATUSES, IncidentEventType } from '@vigia/domain/incident';
import { ACCOUNT_WAITS, TOPICS, topicOf, type Topic } from '@vigia/domain/notification';
import { AccountStatus } from '@vigia/domain/user';
import { CAPACITY_WORDS, ULID_PATTERN, messageText, type CapacityWord } from '@vigia/wire';
import type { Notice } from '../inbox.service.js';

const TEXT = '^[^\\u0000]*$';

/** Something the reader was told. */
export class NotificationDto {
  @ApiProperty({ maxLength: 26, pattern: ULID_PATTERN.source })
  readonly id!: string;

  @ApiProperty({
    enum: [...Object.values(IncidentEventType), ...Object.values(MessageKind), ACCOUNT_WAITS],
    description: 'What happened.',
  })
  readonly tipo!: string;

  @ApiProperty({ maxLength: 100, pattern: TEXT, description: 'Empty: it is about no incident.' })
  readonly incidente_id!: string;

  @ApiProperty({ maxLength: 254, pattern: TEXT })
  readonly titulo!: string;

  @ApiProperty({ maxLength: 400, pattern: TEXT })
  readonly mensaje!: string;

  @ApiProperty({
    enum: Object.values(CAPACITY_WORDS),
    description: 'As what the reader is told.',
  })
  readonly calidad!: CapacityWord;

  @ApiProperty({ type: 'string', nullable: true, maxLength: 120, pattern: TEXT })
  readonly actor_nombre!: string | null;

  @ApiProperty({ type: 'string', nullable: true, enum: [...INCIDENT_STATUSES, null] })
  readonly de!: string | null;

  @ApiProperty({ enum: [...INCIDENT_STATUSES, AccountStatus.AwaitingApproval] })
  readonly a!: string;

  @ApiProperty({ type: 'string', nullable: true, maxLength: 510, pattern: TEXT })
  readonly motivo!: string | null;

  @ApiProperty({ format: 'date-time', maxLength: 30 })
  readonly fecha!: string;

  @ApiProperty({ description: 'What is `callada` is read.' })
  readonly leida!: boolean;

  @ApiProperty({ enum: TOPICS, description: 'What the reader chooses about it by.' })
  readonly tema!: Topic;

  @ApiProperty({
    description: 'Only kept: its topic or its incident shall not call for attention in the app.',
  })
  readonly callada!: boolean;
}

export function toNotificationDto(notification: Notice): NotificationDto {
  return {
    id: notification.id,
    tipo: notification.kind,
    incidente_id: notification.incidentId,
    titulo: notification.title,
    mensaje: messageText(notification),
    calidad: CAPACITY_WORDS[notification.capacity],
    actor_nombre: notification.actor?.name ?? null,
    de: notification.from,
    a: notification.to,
    motivo: notification.reason,
    fecha: notification.at,
    leida: notification.isRead,
    tema: topicOf(notification),
    callada: notification.isQuiet,
  };
}
