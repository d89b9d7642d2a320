import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  MERGED_MAX,
  INCIDENT_STATUSES,
  IncidentAction,
  PHOTOS_MAX,
  PhotoMoment,
  RISK_LEVELS,
  type Answer,
} from '@vigia/domain/incident';
import { SPECIALITIES } from '@vigia/domain/shared';
import { EMAIL_MAX } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';
import type { IncidentPhotoView, IncidentView, LocationView, PriorityView } from '@vigia/wire';
import { PhotoDto } from '../../../photos/photo.dto.js';
import { orNull } from '../../../requests/or-null.js';
import { BOUNDS } from '../bounds.js';

const ADDRESS = textSchema({ max: EMAIL_MAX });
const NAME = textSchema({ max: 1000 });
const TIME = { type: 'string', format: 'date-time', maxLength: 30 } as const;
const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 1_000_000 } as const;
const PHOTOS_LEFT = {
  type: 'integer',
  format: 'int32',
  minimum: 0,
  maximum: PHOTOS_MAX,
} as const;
const HIDDEN = 'Absent for those who may not know.';

const KEY = textSchema({ max: 60 });
const PART = { type: 'number', format: 'double', minimum: 0, maximum: 1, nullable: true } as const;

/** A place of the campus catalogue. */
export class LocationDto implements LocationView {
  @ApiProperty({ ...KEY, description: 'Key of the building.' })
  readonly edificio!: string;

  @ApiProperty({ ...KEY, description: 'Key of the floor within its building.' })
  readonly piso!: string;

  @ApiProperty({ ...KEY, nullable: true, description: 'Key of the room within its floor.' })
  readonly ambiente!: string | null;

  @ApiProperty({ ...KEY, nullable: true, description: 'Key of the floor plan of the point.' })
  readonly plano!: string | null;

  @ApiProperty({ ...PART, description: 'Part of the width of the plan, from its left.' })
  readonly x!: number | null;

  @ApiProperty({ ...PART, description: 'Part of the height of the plan, from its top.' })
  readonly y!: number | null;
}

/** A photo in the list of its incident. */
export class IncidentPhotoDto extends PhotoDto implements IncidentPhotoView {
  @ApiProperty({ enum: Object.values(PhotoMoment), description: 'When it was taken.' })
  readonly momento!: PhotoMoment;
}

/** The answer to one question of a category. */
export class AnswerDto {
  @ApiProperty({ ...KEY, description: 'Key of the question.' })
  readonly clave!: string;

  @ApiProperty({
    oneOf: [
      textSchema({ min: 0, max: 500 }),
      { type: 'number', format: 'double', minimum: -1e9, maximum: 1e9 },
      { type: 'boolean' },
      { type: 'array', maxItems: 20, items: textSchema({ max: 100 }) },
    ],
  })
  readonly valor!: Answer;
}

/** Answers to the questions of a category. */
export class AnswersDto {
  @ApiProperty({ ...COUNT, description: 'Version of the questions that was answered.' })
  readonly version!: number;

  @ApiProperty({ type: [AnswerDto], maxItems: 20 })
  readonly valores!: readonly AnswerDto[];
}

/** How many photos of the work may be added. */
export class WorkPhotosLeftDto {
  @ApiProperty(PHOTOS_LEFT)
  readonly antes!: number;

  @ApiProperty(PHOTOS_LEFT)
  readonly despues!: number;
}

/** Work that rests. */
export class PauseDto {
  @ApiProperty(TIME)
  readonly desde!: string;

  @ApiPropertyOptional({ ...textSchema(BOUNDS.motivo), description: HIDDEN })
  readonly motivo?: string;
}

/** How content the reporter is. */
export class SatisfactionDto {
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 5 })
  readonly puntos!: number;

  @ApiProperty(textSchema({ ...BOUNDS.motivo, min: 0 }))
  readonly texto!: string;

  @ApiProperty(TIME)
  readonly fecha!: string;
}

/** One reason for the worker who has it. */
export class AssignmentReasonDto {
  @ApiProperty(KEY)
  readonly regla!: string;

  @ApiProperty({ type: 'integer', format: 'int32', minimum: -1000, maximum: 1000 })
  readonly puntos!: number;

  @ApiProperty(textSchema({ min: 0, max: 200 }))
  readonly valor!: string;
}

/** How urgent it is, as a sum. */
export class PriorityDto implements PriorityView {
  @ApiProperty({ ...COUNT, description: 'The sum of the others.' })
  readonly total!: number;

  @ApiProperty({ ...COUNT, description: 'For its risk.' })
  readonly riesgo!: number;

  @ApiProperty({ ...COUNT, description: 'For the others who reported it.' })
  readonly reportes!: number;

  @ApiProperty({ ...COUNT, description: 'For whole days since the report.' })
  readonly edad!: number;
}

/** An incident as the caller sees it. */
@ApiExtraModels(LocationDto, AnswersDto, PauseDto, SatisfactionDto)
export class IncidentDto implements IncidentView {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly id!: string;

  @ApiProperty(textSchema(BOUNDS.titulo))
  readonly titulo!: string;

  @ApiProperty(textSchema(BOUNDS.descripcion))
  readonly descripcion!: string;

  @ApiProperty(textSchema(BOUNDS.tipo))
  readonly tipo!: string;

  @ApiProperty(textSchema(BOUNDS.piso))
  readonly piso!: string;

  @ApiProperty(textSchema(BOUNDS.lugar_especifico))
  readonly lugar_especifico!: string;

  @ApiProperty(orNull(LocationDto))
  readonly lugar!: LocationDto | null;

  @ApiPropertyOptional({ ...orNull(AnswersDto), description: HIDDEN })
  readonly respuestas?: AnswersDto | null;

  @ApiProperty({ ...textSchema(BOUNDS.foto), description: 'An https address, or empty.' })
  readonly foto!: string;

  @ApiProperty({
    type: [IncidentPhotoDto],
    maxItems: PHOTOS_MAX * Object.values(PhotoMoment).length,
    description: 'Empty for those who may not see them.',
  })
  readonly fotos!: readonly IncidentPhotoDto[];

  @ApiProperty({
    ...PHOTOS_LEFT,
    description: 'How many photos of the report the caller may add to it now.',
  })
  readonly fotos_restantes!: number;

  @ApiPropertyOptional({
    type: WorkPhotosLeftDto,
    description: 'How many photos of the work the staff may add to it now. Only for the staff.',
  })
  readonly fotos_trabajo_restantes?: WorkPhotosLeftDto;

  @ApiProperty({ enum: RISK_LEVELS, deprecated: true, description: 'As `nivel_riesgo`.' })
  readonly Nivel_Riesgo!: string;

  @ApiProperty({ enum: RISK_LEVELS })
  readonly nivel_riesgo!: string;

  @ApiProperty({ enum: [...SPECIALITIES, ''] })
  readonly tipo_trabajador_requerido!: string;

  @ApiProperty({ ...TIME, deprecated: true, description: 'As `fecha_creacion`.' })
  readonly Fecha_creacion!: string;

  @ApiProperty(TIME)
  readonly fecha_creacion!: string;

  @ApiProperty({ enum: INCIDENT_STATUSES })
  readonly estado!: string;

  @ApiProperty(COUNT)
  readonly veces_reportado!: number;

  @ApiProperty(COUNT)
  readonly veces_reabierto!: number;

  @ApiPropertyOptional({ ...ADDRESS, description: HIDDEN })
  readonly creado_por?: string;

  @ApiPropertyOptional({ ...NAME, description: HIDDEN })
  readonly creado_por_nombre?: string;

  @ApiPropertyOptional({ ...ADDRESS, nullable: true, description: HIDDEN })
  readonly asignado_a?: string | null;

  @ApiPropertyOptional({ ...NAME, nullable: true, description: HIDDEN })
  readonly asignado_a_nombre?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    enum: [...SPECIALITIES, null],
    nullable: true,
    description: HIDDEN,
  })
  readonly asignado_a_especialidad?: string | null;

  @ApiPropertyOptional({ ...ADDRESS, nullable: true, description: HIDDEN })
  readonly asignado_por?: string | null;

  @ApiProperty({ ...TIME, nullable: true })
  readonly fecha_asignacion!: string | null;

  @ApiProperty({ ...TIME, nullable: true })
  readonly ultima_modificacion!: string | null;

  @ApiPropertyOptional({ ...ADDRESS, nullable: true, description: HIDDEN })
  readonly modificado_por?: string | null;

  @ApiProperty({ ...TIME, nullable: true })
  readonly fecha_inicio!: string | null;

  @ApiProperty({ ...TIME, nullable: true })
  readonly fecha_resolucion!: string | null;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.motivo),
    nullable: true,
    description: `What the worker did. ${HIDDEN}`,
  })
  readonly nota_resolucion?: string | null;

  @ApiProperty({ ...TIME, nullable: true })
  readonly fecha_cierre!: string | null;

  @ApiPropertyOptional({ ...ADDRESS, nullable: true, description: HIDDEN })
  readonly cerrado_por?: string | null;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.motivo),
    nullable: true,
    description: `Why it was closed, rejected or reopened last. ${HIDDEN}`,
  })
  readonly motivo?: string | null;

  @ApiProperty({
    ...orNull(PauseDto),
    description: 'Set while the work on it rests.',
  })
  readonly pausa!: PauseDto | null;

  @ApiProperty({
    type: 'array',
    maxItems: 50,
    items: KEY,
    description: 'Keys of the points of the checklist that are done.',
  })
  readonly lista!: readonly string[];

  @ApiPropertyOptional({ ...orNull(SatisfactionDto), description: HIDDEN })
  readonly satisfaccion?: SatisfactionDto | null;

  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    maxLength: 36,
    nullable: true,
    description: `The incident into which this duplicate was merged. ${HIDDEN}`,
  })
  readonly unido_a?: string | null;

  @ApiPropertyOptional({
    type: 'array',
    maxItems: MERGED_MAX,
    items: { type: 'string', format: 'uuid', maxLength: 36 },
    description: 'Duplicates that are merged into it. Only for the staff.',
  })
  readonly unidos?: readonly string[];

  @ApiPropertyOptional({
    type: [AssignmentReasonDto],
    maxItems: 20,
    description: 'Why this worker. Only for the staff.',
  })
  readonly razones_asignacion?: readonly AssignmentReasonDto[];

  @ApiPropertyOptional({ type: PriorityDto, description: `How urgent it is now. ${HIDDEN}` })
  readonly prioridad?: PriorityDto;

  @ApiProperty({ ...COUNT, description: 'Grows at every change; also in the ETag.' })
  readonly version!: number;

  @ApiProperty({
    type: 'array',
    maxItems: Object.values(IncidentAction).length,
    items: { type: 'string', enum: Object.values(IncidentAction) },
    description: 'What the caller may do to it now.',
  })
  readonly acciones!: readonly IncidentAction[];
}
