import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MATERIALS_MAX, MINUTES_MAX } from '@vigia/domain/work-log';
import { IsText, ProblemException, textSchema } from '@vigia/platform/nest';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsNumber, Max, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import type { Spent } from '../work.service.js';

const NAME = { max: 100 } as const;
const UNIT = { max: 20 } as const;
export const NOTE = { min: 0, max: 500, multiline: true } as const;
const QUANTITY = { min: 0.001, max: 1_000_000 } as const;
const QUANTITY_SCHEMA = {
  type: 'number',
  format: 'double',
  minimum: QUANTITY.min,
  maximum: QUANTITY.max,
} as const;
export const MINUTES = {
  type: 'integer',
  format: 'int32',
  minimum: 0,
  maximum: MINUTES_MAX,
} as const;

/** Something that was used up. */
export class MaterialDto {
  @ApiProperty({ ...textSchema(NAME), example: 'Cinta de teflón' })
  @IsText(NAME)
  readonly nombre!: string;

  @ApiProperty({ ...QUANTITY_SCHEMA, example: 1.5 })
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(QUANTITY.min)
  @Max(QUANTITY.max)
  readonly cantidad!: number;

  @ApiProperty({ ...textSchema(UNIT), example: 'm' })
  @IsText(UNIT)
  readonly unidad!: string;
}

export class LogWorkDto {
  @ApiProperty({ ...MINUTES, example: 45 })
  @IsInt()
  @Min(0)
  @Max(MINUTES_MAX)
  readonly minutos!: number;

  @ApiPropertyOptional({
    type: [MaterialDto],
    maxItems: MATERIALS_MAX,
    description: 'Something must have been spent: minutes, or material.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MATERIALS_MAX)
  @ValidateNested({ each: true })
  @Type(() => MaterialDto)
  readonly materiales?: readonly MaterialDto[];

  @ApiPropertyOptional({ ...textSchema(NOTE), example: 'Se cambió la junta.' })
  @MayBeAbsent()
  @IsText(NOTE)
  readonly nota?: string;
}

export function toSpent({ minutos, materiales = [], nota = '' }: LogWorkDto): Spent {
  if (minutos === 0 && materiales.length === 0) {
    const detail = {
      es: 'debe ser mayor que 0 cuando no hay materiales',
      en: 'must be above 0 when there is no material',
    };
    throw new ProblemException('invalid-request', { errors: [{ pointer: '#/minutos', detail }] });
  }
  return {
    minutes: minutos,
    materials: materiales.map(({ nombre, cantidad, unidad }) => ({
      name: nombre.trim(),
      quantity: cantidad,
      unit: unidad.trim(),
    })),
    note: nota.trim(),
  };
}
