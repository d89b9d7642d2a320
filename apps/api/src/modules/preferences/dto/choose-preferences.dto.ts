import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  MAIL_TIMINGS,
  TOPICS,
  isSendable,
  topicsFor,
  type Choice,
  type MailTiming,
  type Topic,
} from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import type { Text } from '@vigia/platform';
import { ProblemException } from '@vigia/platform/nest';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsTimeOfDay, TIME_SCHEMA } from '../../../requests/is-time-of-day.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { IsPhone, PHONE_SCHEMA } from './phone.js';

const VERSION_MAX = 2_147_483_646;
const ONCE = {
  context: { text: { es: 'no debe repetir temas', en: 'must not repeat topics' } },
};

/** On which channels somebody wants a topic. */
export class ChooseTopicDto {
  @ApiProperty({ enum: TOPICS })
  @IsIn(TOPICS)
  readonly clave!: Topic;

  @ApiProperty()
  @IsBoolean()
  readonly app!: boolean;

  @ApiProperty()
  @IsBoolean()
  readonly push!: boolean;

  @ApiProperty({ enum: MAIL_TIMINGS })
  @IsIn(MAIL_TIMINGS)
  readonly correo!: MailTiming;
}

/** Hours in which nothing shall leave the inbox. */
export class ChooseQuietHoursDto {
  @ApiProperty({ ...TIME_SCHEMA, description: 'In the time zone of the campus.' })
  @IsTimeOfDay()
  readonly desde!: string;

  @ApiProperty({ ...TIME_SCHEMA, description: 'Before `desde`: on the next day.' })
  @IsTimeOfDay()
  readonly hasta!: string;
}

/** What somebody chooses. */
export class ChoosePreferencesDto {
  @ApiProperty({
    type: [ChooseTopicDto],
    maxItems: TOPICS.length,
    description: 'Topics of the caller’s role, each once at most; the others stay as they are.',
  })
  @IsArray()
  @ArrayMaxSize(TOPICS.length)
  @ArrayUnique((topic: unknown) => keyOf(topic), ONCE)
  @ValidateNested({ each: true })
  @Type(() => ChooseTopicDto)
  readonly temas!: readonly ChooseTopicDto[];

  @ApiProperty({ type: ChooseQuietHoursDto, nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => ChooseQuietHoursDto)
  readonly descanso!: ChooseQuietHoursDto | null;

  @ApiProperty({ ...TIME_SCHEMA, description: 'When the summary of the day shall go out.' })
  @IsTimeOfDay()
  readonly resumen!: string;

  @ApiPropertyOptional({
    ...PHONE_SCHEMA,
    nullable: true,
    description: 'Chosen by admins only, who are paged there; absent: as it is.',
  })
  @MayBeAbsent()
  @ValidateIf((_, value) => value !== null)
  @IsPhone()
  readonly telefono?: string | null;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: VERSION_MAX,
    description: 'The version that was changed.',
  })
  @IsInt()
  @Min(0)
  @Max(VERSION_MAX)
  readonly version!: number;
}

/** What an actor may choose of what they ask for. */
export function toChoice(
  { temas, descanso, resumen, telefono }: ChoosePreferencesDto,
  { role }: Actor,
): Choice {
  temas.forEach(({ clave, push, correo }, at) => {
    if (!topicsFor(role).includes(clave)) {
      refuse(`/temas/${String(at)}/clave`, {
        es: 'no es un tema de tu rol',
        en: 'is no topic of your role',
      });
    }
    if (!isSendable(clave) && (push || correo !== 'no')) {
      refuse(`/temas/${String(at)}`, {
        es: 'este tema no sale de la aplicación',
        en: 'this topic does not leave the app',
      });
    }
  });
  if (descanso !== null && descanso.desde === descanso.hasta) {
    refuse('/descanso/hasta', { es: 'debe ser otra hora que desde', en: 'must not equal desde' });
  }
  if (typeof telefono === 'string' && role !== Role.Admin) {
    refuse('/telefono', { es: 'es solo para administradores', en: 'is for admins only' });
  }
  return {
    channels: Object.fromEntries(
      temas.map(({ clave, app, push, correo }) => [clave, { app, push, mail: correo }]),
    ),
    quiet: descanso && { from: descanso.desde, to: descanso.hasta },
    summaryAt: resumen,
    ...(telefono !== undefined && { phone: telefono }),
  };
}

function refuse(path: string, detail: Text): never {
  throw new ProblemException('invalid-request', { errors: [{ pointer: `#${path}`, detail }] });
}

/** Of what is no topic, something that no other item has. */
function keyOf(topic: unknown): unknown {
  return typeof topic === 'object' && topic !== null && 'clave' in topic ? topic.clave : {};
}
