import { ApiProperty } from '@nestjs/swagger';
import type { IncidentEventType } from '@vigia/domain/incident';
import { EMAIL_MAX } from '@vigia/domain/user';
import { WEBHOOKS_MAX, type Webhook } from '@vigia/domain/webhook';
import { textSchema } from '@vigia/platform/nest';
import type { OpenWebhook } from '../webhooks.service.js';
import { EVENTS_SCHEMA, NAME_SCHEMA, URL_SCHEMA } from './webhook-fields.decorators.js';

const TIME = { type: 'string', format: 'date-time', maxLength: 24 } as const;

/** Another system that is told what happens. */
export class WebhookDto {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly id!: string;

  @ApiProperty(NAME_SCHEMA)
  readonly nombre!: string;

  @ApiProperty(URL_SCHEMA)
  readonly url!: string;

  @ApiProperty(EVENTS_SCHEMA)
  readonly eventos!: readonly IncidentEventType[];

  @ApiProperty({ description: 'Whether it is told anything now.' })
  readonly activo!: boolean;

  @ApiProperty({ ...textSchema({ max: EMAIL_MAX }), description: 'Who added it.' })
  readonly creado_por!: string;

  @ApiProperty(TIME)
  readonly fecha_creacion!: string;

  @ApiProperty({
    ...TIME,
    nullable: true,
    description: 'Until when deliveries carry the former signature as well.',
  })
  readonly secreto_anterior_hasta!: string | null;
}

/** A webhook with its new secret. */
export class OpenWebhookDto extends WebhookDto {
  @ApiProperty({
    type: 'string',
    maxLength: 100,
    pattern: '^whsec_[A-Za-z0-9+/=]+$',
    description: 'Signs what is posted. Told in this answer and never again.',
  })
  readonly secreto!: string;
}

export class WebhooksDto {
  @ApiProperty({ type: [WebhookDto], maxItems: WEBHOOKS_MAX * 2 })
  readonly webhooks!: readonly WebhookDto[];
}

export function toWebhookDto(webhook: Webhook): WebhookDto {
  return fieldsOf(webhook);
}

export function toOpenWebhookDto({ webhook, secret }: OpenWebhook): OpenWebhookDto {
  return { ...fieldsOf(webhook), secreto: secret };
}

function fieldsOf(webhook: Webhook) {
  return {
    id: webhook.id,
    nombre: webhook.name,
    url: webhook.url,
    eventos: webhook.events,
    activo: webhook.isActive,
    creado_por: webhook.createdBy,
    fecha_creacion: webhook.createdAt,
    secreto_anterior_hasta: webhook.secrets.find(({ until }) => until !== null)?.until ?? null,
  };
}
