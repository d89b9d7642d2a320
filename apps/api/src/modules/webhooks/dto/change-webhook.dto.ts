import { ApiPropertyOptional } from '@nestjs/swagger';
import type { IncidentEventType } from '@vigia/domain/incident';
import type { Webhook, WebhookDraft } from '@vigia/domain/webhook';
import { IsBoolean } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import {
  EVENTS_SCHEMA,
  IsWebhookEvents,
  IsWebhookName,
  IsWebhookUrl,
  NAME_SCHEMA,
  URL_SCHEMA,
} from './webhook-fields.decorators.js';

export class ChangeWebhookDto {
  @ApiPropertyOptional(NAME_SCHEMA)
  @MayBeAbsent()
  @IsWebhookName()
  readonly nombre?: string;

  @ApiPropertyOptional(URL_SCHEMA)
  @MayBeAbsent()
  @IsWebhookUrl()
  readonly url?: string;

  @ApiPropertyOptional(EVENTS_SCHEMA)
  @MayBeAbsent()
  @IsWebhookEvents()
  readonly eventos?: readonly IncidentEventType[];

  @ApiPropertyOptional({ type: 'boolean', description: 'false keeps it and tells it nothing.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly activo?: boolean;
}

export function toChange({
  nombre,
  url,
  eventos,
  activo,
}: ChangeWebhookDto): Partial<WebhookDraft & Pick<Webhook, 'isActive'>> {
  return {
    ...(nombre !== undefined && { name: nombre.trim() }),
    ...(url !== undefined && { url: url.trim() }),
    ...(eventos !== undefined && { events: eventos }),
    ...(activo !== undefined && { isActive: activo }),
  };
}
