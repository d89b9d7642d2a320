import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EMAIL_MAX, isEmail, normaliseEmail } from '@vigia/domain/user';
import { PROBLEMS, fill, type Language } from '@vigia/platform';
import { IsText, textSchema } from '@vigia/platform/nest';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { isUuid } from '../../../../requests/is-uuid.js';
import { BOUNDS } from '../../bounds.js';
import { IncidentDto } from '../../dto/incident.dto.js';
import type { BulkOrder, Refusal } from '../bulk.service.js';

/** [BLK-1] Incidents that one request changes at most. */
const BULK_MAX = 200;

const ACTIONS = ['asignar', 'cerrar', 'rechazar'] as const;
type Action = (typeof ACTIONS)[number];

/** The field belongs to these actions, which need it, and to no other. */
function BelongsTo(...actions: readonly Action[]): PropertyDecorator {
  const has = (dto: unknown): boolean => actions.includes((dto as BulkDto).accion);
  const isOther = (dto: unknown): boolean => ACTIONS.includes((dto as BulkDto).accion) && !has(dto);
  const words = actions.join(', ');
  return applyDecorators(
    ValidateIf((dto, value) => value !== undefined || has(dto)),
    ValidateBy(
      {
        name: 'belongsToAction',
        validator: { validate: (_, args) => !isOther(args?.object) },
      },
      { context: { text: { es: `es solo para: ${words}`, en: `is for these alone: ${words}` } } },
    ),
  );
}

/** One thing to do to many incidents. */
export class BulkDto {
  @ApiProperty({ enum: ACTIONS })
  @IsIn(ACTIONS)
  readonly accion!: Action;

  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: BULK_MAX,
    uniqueItems: true,
    items: { type: 'string', format: 'uuid', maxLength: 36 },
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BULK_MAX)
  @ArrayUnique({ context: { text: { es: 'repite un incidente', en: 'names an incident twice' } } })
  @ValidateBy(
    {
      name: 'isIncidentId',
      validator: { validate: (value) => typeof value === 'string' && isUuid(value) },
    },
    {
      each: true,
      context: { text: { es: 'debe tener ids de incidentes', en: 'must hold ids of incidents' } },
    },
  )
  readonly ids!: readonly string[];

  @ApiPropertyOptional({
    ...textSchema({ max: EMAIL_MAX }),
    format: 'email',
    description: 'To whom; for `asignar`, which needs it, alone.',
  })
  @BelongsTo('asignar')
  @ValidateBy({
    name: 'isEmail',
    validator: { validate: (value) => typeof value === 'string' && isEmail(value) },
  })
  readonly trabajador_email?: string;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.motivo),
    description: 'Why; for `cerrar` and `rechazar`, which need it, alone.',
  })
  @BelongsTo('cerrar', 'rechazar')
  @IsText(BOUNDS.motivo)
  readonly motivo?: string;
}

/** Why nothing happened to one incident. */
export class BulkProblemDto {
  @ApiProperty({ maxLength: 60, pattern: '^[a-z]+(-[a-z]+)*$', description: 'As in a refusal.' })
  readonly codigo!: string;

  @ApiProperty({ ...textSchema({ max: 1000 }), description: 'As Accept-Language asks.' })
  readonly error!: string;
}

/** What became of one incident. */
export class BulkResultDto {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly id!: string;

  @ApiProperty({ description: 'Whether it was done.' })
  readonly ok!: boolean;

  @ApiPropertyOptional({ type: IncidentDto, description: 'What it became.' })
  readonly incidente?: IncidentDto;

  @ApiPropertyOptional({ type: BulkProblemDto })
  readonly problema?: BulkProblemDto;
}

/** What became of each incident, in the order in which they were named. */
export class BulkReportDto {
  @ApiProperty({ type: [BulkResultDto], maxItems: BULK_MAX })
  readonly resultados!: readonly BulkResultDto[];
}

export function toBulkOrder({ accion, motivo = '', trabajador_email = '' }: BulkDto): BulkOrder {
  return accion === 'asignar'
    ? { action: accion, workerEmail: normaliseEmail(trabajador_email) }
    : { action: accion, reason: motivo.trim() };
}

export function toBulkProblemDto({ code, params }: Refusal, language: Language): BulkProblemDto {
  return { codigo: code, error: fill(PROBLEMS[code].detail[language], params) };
}
