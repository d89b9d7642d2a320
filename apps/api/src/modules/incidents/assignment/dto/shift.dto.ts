import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAXIMUM_MAX, WEEKDAYS, type Shift, type Weekday } from '@vigia/domain/user';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsTimeOfDay, TIME_SCHEMA } from '../../../../requests/is-time-of-day.decorator.js';
import { MayBeAbsent } from '../../../../requests/may-be-absent.decorator.js';

const BUILDINGS_MAX = 100;
const BUILDING = { max: 60 } as const;

const DAYS_SCHEMA = {
  type: 'array' as const,
  maxItems: WEEKDAYS.length,
  uniqueItems: true,
  items: { type: 'string', enum: [...WEEKDAYS] },
  description: 'Days on which the shift begins; none for somebody who is away.',
};
const FROM_SCHEMA = { ...TIME_SCHEMA, description: 'In the time zone of the campus.' } as const;
const TO_SCHEMA = {
  ...TIME_SCHEMA,
  description: 'Not after `desde`: on the next day; the same as `desde`: a whole day.',
} as const;
const BUILDINGS_SCHEMA = {
  type: 'array',
  maxItems: BUILDINGS_MAX,
  uniqueItems: true,
  items: textSchema(BUILDING),
  description: 'Keys of buildings of the campus catalogue.',
} as const;
const MAXIMUM_SCHEMA = {
  type: 'integer',
  format: 'int32',
  minimum: 1,
  maximum: MAXIMUM_MAX,
} as const;

const UNIQUE = {
  context: { text: { es: 'no debe repetir elementos', en: 'must not repeat items' } },
};

/** When, where and how much a worker works. */
export class ShiftDto {
  @ApiProperty(DAYS_SCHEMA)
  readonly dias!: readonly Weekday[];

  @ApiProperty(FROM_SCHEMA)
  readonly desde!: string;

  @ApiProperty(TO_SCHEMA)
  readonly hasta!: string;

  @ApiProperty(BUILDINGS_SCHEMA)
  readonly edificios!: readonly string[];

  @ApiProperty({ ...MAXIMUM_SCHEMA, description: 'Open incidents that they may have.' })
  readonly maximo!: number;
}

@Summary({
  whenMissing: ['dias', 'desde', 'hasta', 'edificios'],
  text: 'dias, desde, hasta y edificios son requeridos',
})
export class ChangeShiftDto {
  @ApiProperty(DAYS_SCHEMA)
  @IsArray()
  @ArrayMaxSize(WEEKDAYS.length)
  @ArrayUnique(UNIQUE)
  @IsIn(WEEKDAYS, { each: true })
  readonly dias!: readonly Weekday[];

  @ApiProperty(FROM_SCHEMA)
  @IsTimeOfDay()
  readonly desde!: string;

  @ApiProperty(TO_SCHEMA)
  @IsTimeOfDay()
  readonly hasta!: string;

  @ApiProperty(BUILDINGS_SCHEMA)
  @IsArray()
  @ArrayMaxSize(BUILDINGS_MAX)
  @ArrayUnique(UNIQUE)
  @IsText(BUILDING, { each: true })
  readonly edificios!: readonly string[];

  @ApiPropertyOptional({
    ...MAXIMUM_SCHEMA,
    description: 'Changed by admins only; absent: as it is.',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(MAXIMUM_MAX)
  readonly maximo?: number;
}

export function toShiftDto({ days, from, to, buildings, maximum }: Shift): ShiftDto {
  return { dias: days, desde: from, hasta: to, edificios: buildings, maximo: maximum };
}

export function toShiftChange({
  dias,
  desde,
  hasta,
  edificios,
  maximo,
}: ChangeShiftDto): Omit<Shift, 'maximum'> & Partial<Shift> {
  return {
    days: dias,
    from: desde,
    to: hasta,
    buildings: edificios,
    ...(maximo !== undefined && { maximum: maximo }),
  };
}
