import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Rating } from '@vigia/domain/incident';
import { IsText, ProblemException, textSchema } from '@vigia/platform/nest';
import { IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS } from '../bounds.js';

const STARS = { min: 1, max: 5 } as const;
const SCORE = {
  type: 'integer',
  format: 'int32',
  minimum: STARS.min,
  maximum: STARS.max,
  description: '1 (not at all content) to 5 (very).',
  example: 5,
} as const;
const WORDS = { ...BOUNDS.motivo, min: 0 } as const;

export class RateIncidentDto {
  @ApiProperty(SCORE)
  @IsInt()
  @Min(STARS.min)
  @Max(STARS.max)
  readonly puntos!: number;

  @ApiPropertyOptional({ ...textSchema(WORDS), example: 'Quedó como nuevo.' })
  @MayBeAbsent()
  @IsText(WORDS)
  readonly texto?: string;
}

/** The same, or nothing of it. */
export class ConfirmIncidentDto {
  @ApiPropertyOptional(SCORE)
  @MayBeAbsent()
  @IsInt()
  @Min(STARS.min)
  @Max(STARS.max)
  readonly puntos?: number;

  @ApiPropertyOptional({ ...textSchema(WORDS), description: 'Only together with `puntos`.' })
  @MayBeAbsent()
  @IsText(WORDS)
  readonly texto?: string;
}

export function toRating({ puntos, texto = '' }: RateIncidentDto): Rating {
  return { score: puntos, text: texto.trim() };
}

export function toOptionalRating({ puntos, texto }: ConfirmIncidentDto): Rating | undefined {
  if (puntos !== undefined) return toRating({ puntos, ...(texto !== undefined && { texto }) });
  if (texto === undefined) return undefined;
  const detail = { es: 'es obligatorio junto con texto', en: 'is required together with texto' };
  throw new ProblemException('invalid-request', { errors: [{ pointer: '#/puntos', detail }] });
}
