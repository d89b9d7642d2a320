import { ApiProperty } from '@nestjs/swagger';
import { SuggestionRule, type PassedOver, type Suggestions } from '@vigia/domain/assignment';
import type { AssignmentReason } from '@vigia/domain/incident';
import { SPECIALITIES } from '@vigia/domain/shared';
import { EMAIL_MAX, type User } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';

/** Suggestions that are answered. */
const SUGGESTIONS_MAX = 10;
/** People passed over who are answered. */
const PASSED_OVER_MAX = 50;

/** A worker who could get an incident. */
export class CandidateDto {
  @ApiProperty({ ...textSchema({ max: EMAIL_MAX }), example: 'luis@gmail.com' })
  readonly email!: string;

  @ApiProperty(textSchema({ max: 1000 }))
  readonly nombre!: string;

  @ApiProperty({ type: 'string', enum: [...SPECIALITIES, null], nullable: true })
  readonly especialidad!: string | null;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 1_000_000,
    description: 'Incidents on their plate.',
  })
  readonly carga!: number;
}

/** What one rule says of a worker. */
export class SuggestionReasonDto {
  @ApiProperty({ enum: Object.values(SuggestionRule) })
  readonly regla!: string;

  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 100 })
  readonly puntos!: number;

  @ApiProperty({
    ...textSchema({ min: 0, max: 200 }),
    description:
      'What the rule looked at: `especialidad` the trade of the worker; `turno` en_turno, with /HH:MM where the shift ends, or fuera_de_turno; `carga` open/maximum; `edificio` the key of the building of the incident, empty where it has none; `rechazo` nothing.',
    example: '2/10',
  })
  readonly valor!: string;
}

const REASONS_MAX = Object.keys(SuggestionRule).length;

/** A worker for an incident, and why. */
export class SuggestionDto {
  @ApiProperty({ type: CandidateDto })
  readonly trabajador!: CandidateDto;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 100,
    description: 'The sum of the reasons.',
  })
  readonly puntos!: number;

  @ApiProperty({ type: [SuggestionReasonDto], maxItems: REASONS_MAX })
  readonly razones!: readonly SuggestionReasonDto[];
}

/** A worker of the trade who is not suggested, and why. */
export class PassedOverDto {
  @ApiProperty({ type: CandidateDto })
  readonly trabajador!: CandidateDto;

  @ApiProperty({ type: [SuggestionReasonDto], maxItems: REASONS_MAX })
  readonly razones!: readonly SuggestionReasonDto[];
}

/** Who could do an incident. */
export class SuggestionsDto {
  @ApiProperty({ type: [SuggestionDto], maxItems: SUGGESTIONS_MAX, description: 'Best first.' })
  readonly sugerencias!: readonly SuggestionDto[];

  @ApiProperty({
    type: [PassedOverDto],
    maxItems: PASSED_OVER_MAX,
    description: 'Who declined it (`rechazo`) or has as much as they may (`carga`).',
  })
  readonly descartados!: readonly PassedOverDto[];
}

export function toSuggestionsDto({ suggested, passedOver }: Suggestions): SuggestionsDto {
  return {
    sugerencias: suggested.slice(0, SUGGESTIONS_MAX).map((suggestion) => ({
      trabajador: toCandidateDto(suggestion.worker),
      puntos: suggestion.points,
      razones: suggestion.reasons.map(toReasonDto),
    })),
    descartados: passedOver.slice(0, PASSED_OVER_MAX).map(toPassedOverDto),
  };
}

function toPassedOverDto({ worker, reasons }: PassedOver): PassedOverDto {
  return { trabajador: toCandidateDto(worker), razones: reasons.map(toReasonDto) };
}

function toCandidateDto({ email, name, speciality, openLoad }: User): CandidateDto {
  return { email, nombre: name, especialidad: speciality, carga: openLoad };
}

function toReasonDto({ rule, points, value }: AssignmentReason): SuggestionReasonDto {
  return { regla: rule, puntos: points, valor: value };
}
