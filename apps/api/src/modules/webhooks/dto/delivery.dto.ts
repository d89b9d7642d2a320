import { ApiProperty } from '@nestjs/swagger';
import {
  DeliveryStatus,
  PROBE,
  RETRY_AFTER_S,
  WEBHOOK_EVENTS,
  messageId,
  type Delivery,
} from '@vigia/domain/webhook';
import { textSchema } from '@vigia/platform/nest';
import { ULID_PATTERN } from '@vigia/wire';
import { DELIVERIES_LIMIT } from './list-deliveries.query.js';

const TIME = { type: 'string', format: 'date-time', maxLength: 24 } as const;

/** One event on its way to one webhook. */
export class DeliveryDto {
  @ApiProperty({ maxLength: 26, pattern: ULID_PATTERN.source })
  readonly evento_id!: string;

  @ApiProperty({
    ...textSchema({ max: 100 }),
    description: 'As in the header `webhook-id`: the same at every try.',
  })
  readonly mensaje_id!: string;

  @ApiProperty({ enum: [...WEBHOOK_EVENTS, PROBE] })
  readonly evento!: string;

  @ApiProperty({ enum: Object.values(DeliveryStatus) })
  readonly estado!: DeliveryStatus;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: RETRY_AFTER_S.length + 1,
  })
  readonly intentos!: number;

  @ApiProperty({ ...TIME, nullable: true, description: 'When it was tried last.' })
  readonly ultimo_intento!: string | null;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 100,
    maximum: 999,
    nullable: true,
    description: 'What the other side answered to the last try.',
  })
  readonly respuesta!: number | null;

  @ApiProperty({
    ...textSchema({ min: 0, max: 300 }),
    description: 'Why the last try did not arrive; empty when it did.',
  })
  readonly error!: string;

  @ApiProperty({ ...TIME, nullable: true, description: 'When it is tried next.' })
  readonly proximo_intento!: string | null;

  @ApiProperty(TIME)
  readonly fecha_creacion!: string;
}

export class DeliveriesDto {
  @ApiProperty({ type: [DeliveryDto], maxItems: DELIVERIES_LIMIT })
  readonly entregas!: readonly DeliveryDto[];
}

export function toDeliveryDto(delivery: Delivery): DeliveryDto {
  return {
    evento_id: delivery.eventId,
    mensaje_id: messageId(delivery),
    evento: delivery.event,
    estado: delivery.status,
    intentos: delivery.attempts,
    ultimo_intento: delivery.last?.at ?? null,
    respuesta: delivery.last?.httpStatus ?? null,
    error: delivery.last?.error ?? '',
    proximo_intento: delivery.dueAt,
    fecha_creacion: delivery.createdAt,
  };
}
