import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INCIDENT_STATUSES, IncidentAction, PHOTOS_MAX, RISK_LEVELS } from '@vigia/domain/incident';
import { SPECIALITIES } from '@vigia/domain/shared';
import { EMAIL_MAX } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';
import type { IncidentView } from '@vigia/wire';
import { PhotoDto } from '../../../photos/photo.dto.js';
import { BOUNDS } from '../bounds.js';

const ADDRESS = textSchema({ max: EMAIL_MAX });
const NAME = textSchema({ max: 1000 });
const TIME = { type: 'string', format: 'date-time', maxLength: 30 } as const;
const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 1_000_000 } as const;
const HIDDEN = 'Absent for those who may not know.';

/** An incident as the caller sees it. */
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

  @ApiProperty({ ...textSchema(BOUNDS.foto), description: 'An https address, or empty.' })
  readonly foto!: string;

  @ApiProperty({
    type: [PhotoDto],
    maxItems: PHOTOS_MAX,
    description: 'Empty for those who may not see them.',
  })
  readonly fotos!: readonly PhotoDto[];

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: PHOTOS_MAX,
    description: 'How many photos the caller may add to it now.',
  })
  readonly fotos_restantes!: number;

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

  @ApiProperty({ ...COUNT, description: 'Grows at every change; also in the ETag.' })
  readonly version!: number;

  @ApiProperty({
    type: 'array',
    maxItems: 8,
    items: { type: 'string', enum: Object.values(IncidentAction) },
    description: 'What the caller may do to it now.',
  })
  readonly acciones!: readonly IncidentAction[];
}
