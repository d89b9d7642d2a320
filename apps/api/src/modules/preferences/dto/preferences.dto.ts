import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import {
  MAIL_TIMINGS,
  MUTED_MAX,
  TOPICS,
  channelsOf,
  isSendable,
  topicsFor,
  type MailTiming,
  type Preferences,
  type Topic,
} from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { TIME_SCHEMA } from '../../../requests/is-time-of-day.decorator.js';
import { orNull } from '../../../requests/or-null.js';
import { PHONE_SCHEMA } from './phone.js';

/** On which channels somebody hears of a topic. */
export class TopicDto {
  @ApiProperty({ enum: TOPICS })
  readonly clave!: Topic;

  @ApiProperty({
    description: 'Whether it calls for attention in the app; it is kept in any case.',
  })
  readonly app!: boolean;

  @ApiProperty({ description: 'Whether it is pushed to the devices.' })
  readonly push!: boolean;

  @ApiProperty({ enum: MAIL_TIMINGS })
  readonly correo!: MailTiming;

  @ApiProperty({ description: 'Whether it can leave the app at all.' })
  readonly enviable!: boolean;
}

/** Hours in which nothing leaves the inbox. */
export class QuietHoursDto {
  @ApiProperty({ ...TIME_SCHEMA, description: 'In the time zone of the campus.' })
  readonly desde!: string;

  @ApiProperty({ ...TIME_SCHEMA, description: 'Before `desde`: on the next day.' })
  readonly hasta!: string;
}

/** What the caller chose about notices. */
@ApiExtraModels(QuietHoursDto)
export class PreferencesDto {
  @ApiProperty({ type: [TopicDto], maxItems: TOPICS.length })
  readonly temas!: readonly TopicDto[];

  @ApiProperty(orNull(QuietHoursDto))
  readonly descanso!: QuietHoursDto | null;

  @ApiProperty({ ...TIME_SCHEMA, description: 'When the summary of the day goes out.' })
  readonly resumen!: string;

  @ApiProperty({
    ...PHONE_SCHEMA,
    nullable: true,
    description: 'Where an admin is paged; null for everybody else.',
  })
  readonly telefono!: string | null;

  @ApiProperty({
    type: 'array',
    maxItems: MUTED_MAX,
    items: { type: 'string', maxLength: 100, pattern: '^[^\\u0000]*$' },
    description: 'Ids of incidents, the one muted last at the end.',
  })
  readonly silenciados!: readonly string[];

  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 })
  readonly version!: number;
}

export function toPreferencesDto(preferences: Preferences, { role }: Actor): PreferencesDto {
  const { quiet, summaryAt, phone, muted, version } = preferences;
  return {
    temas: topicsFor(role).map((topic) => {
      const { app, push, mail } = channelsOf(preferences, topic);
      return { clave: topic, app, push, correo: mail, enviable: isSendable(topic) };
    }),
    descanso: quiet && { desde: quiet.from, hasta: quiet.to },
    resumen: summaryAt,
    telefono: role === Role.Admin ? phone : null,
    silenciados: muted,
    version,
  };
}
