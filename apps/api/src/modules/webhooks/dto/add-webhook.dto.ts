import { ApiProperty } from '@nestjs/swagger';
import type { IncidentEventType } from '@vigia/domain/incident';
import {
  EVENTS_SCHEMA,
  IsWebhookEvents,
  IsWebhookName,
  IsWebhookUrl,
  NAME_SCHEMA,
  URL_SCHEMA,
} from './webhook-fields.decorators.js';

export class AddWebhookDto {
  @ApiProperty(NAME_SCHEMA)
  @IsWebhookName()
  readonly nombre!: string;

  @ApiProperty(URL_SCHEMA)
  @IsWebhookUrl()
  readonly url!: string;

  @ApiProperty(EVENTS_SCHEMA)
  @IsWebhookEvents()
  readonly eventos!: readonly IncidentEventType[];
}
