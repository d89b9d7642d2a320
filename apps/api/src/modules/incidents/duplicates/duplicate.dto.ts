import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DUPLICATES_MAX, Nearness, type Likeness } from '@vigia/domain/incident';
import type { Text } from '@vigia/platform';
import { textSchema } from '@vigia/platform/nest';
import { IncidentDto } from '../dto/incident.dto.js';
import type { Match } from './open-incident-index.js';

const REASONS = ['texto', 'lugar', 'tipo', 'tiempo'] as const;
const LINE = textSchema({ max: 120 });
const WORDS_MAX = 5;

/** The same sentence in both languages. */
export class SentenceDto implements Text {
  @ApiProperty(LINE)
  readonly es!: string;

  @ApiProperty(LINE)
  readonly en!: string;
}

/** One reason why two reports may be the same. */
export class DuplicateReasonDto {
  @ApiProperty({ enum: REASONS })
  readonly clave!: (typeof REASONS)[number];

  @ApiProperty()
  readonly texto!: SentenceDto;

  @ApiPropertyOptional({
    type: 'array',
    maxItems: WORDS_MAX,
    items: textSchema({ max: 40 }),
    description: 'Of `texto`: words of the caller that the incident says as well.',
  })
  readonly palabras?: readonly string[];
}

/** An open incident that may be the same. */
export class DuplicateDto {
  @ApiProperty({ type: IncidentDto, description: 'As the caller may see it.' })
  readonly incidente!: IncidentDto;

  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 100 })
  readonly puntos!: number;

  @ApiProperty({ type: [DuplicateReasonDto], maxItems: REASONS.length })
  readonly razones!: readonly DuplicateReasonDto[];
}

export class DuplicatesDto {
  @ApiProperty({ type: [DuplicateDto], maxItems: DUPLICATES_MAX })
  readonly parecidos!: readonly DuplicateDto[];
}

export function toDuplicateDto(
  { points, likeness, words }: Match,
  incidente: IncidentDto,
): DuplicateDto {
  const place = PLACES[likeness.place];
  return {
    incidente,
    puntos: points,
    razones: [
      {
        clave: 'texto',
        texto: { es: 'Dice lo mismo', en: 'Says the same' },
        palabras: words.slice(0, WORDS_MAX),
      },
      ...(place === undefined ? [] : [{ clave: 'lugar', texto: place } as const]),
      ...(likeness.sameCategory ? [{ clave: 'tipo', texto: SAME_KIND } as const] : []),
      { clave: 'tiempo', texto: sinceWhen(likeness) },
    ],
  };
}

const SAME_KIND: Text = { es: 'Del mismo tipo', en: 'Of the same kind' };

/** What a place has to do with it, where that speaks for it. */
const PLACES: Readonly<Partial<Record<Nearness, Text>>> = {
  [Nearness.SameRoom]: { es: 'En el mismo lugar', en: 'In the same place' },
  [Nearness.NextTo]: { es: 'Muy cerca', en: 'Very close' },
  [Nearness.SameFloor]: { es: 'En el mismo piso', en: 'On the same floor' },
};

const HOURS_OF_A_DAY = 24;

function sinceWhen({ hours }: Likeness): Text {
  const days = Math.floor(hours / HOURS_OF_A_DAY);
  if (days >= 2) {
    return { es: `Reportado hace ${String(days)} días`, en: `Reported ${String(days)} days ago` };
  }
  const whole = Math.floor(hours);
  if (whole < 1) return { es: 'Reportado hace menos de una hora', en: 'Reported within the hour' };
  return {
    es: `Reportado hace ${String(whole)} ${whole === 1 ? 'hora' : 'horas'}`,
    en: `Reported ${String(whole)} ${whole === 1 ? 'hour' : 'hours'} ago`,
  };
}
