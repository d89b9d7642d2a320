import { ApiProperty } from '@nestjs/swagger';
import {
  INCIDENT_STATUSES,
  IncidentEventType,
  knowsReporter,
  type Activity,
  type IncidentEdit,
  type Perspective,
} from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { textSchema } from '@vigia/platform/nest';
import { ULID_PATTERN } from '@vigia/wire';

const FIELDS: Readonly<Record<keyof IncidentEdit, string>> = {
  title: 'titulo',
  description: 'descripcion',
  category: 'tipo',
  floor: 'piso',
  place: 'lugar_especifico',
  risk: 'nivel_riesgo',
};
const NAME = textSchema({ max: 1000 });

const FOR_STAFF: readonly IncidentEventType[] = [
  IncidentEventType.Declined,
  IncidentEventType.Joined,
  IncidentEventType.Left,
];

/** Something that happened to an incident. */
export class ActivityDto {
  @ApiProperty({ maxLength: 26, pattern: ULID_PATTERN.source })
  readonly id!: string;

  @ApiProperty({ enum: Object.values(IncidentEventType), description: 'What happened.' })
  readonly tipo!: string;

  @ApiProperty({ ...NAME, nullable: true, description: 'Who did it; null where it is not told.' })
  readonly actor_nombre!: string | null;

  @ApiProperty({ type: 'string', nullable: true, enum: [...Object.values(Role), null] })
  readonly actor_tipo!: string | null;

  @ApiProperty({ type: 'string', nullable: true, enum: [...INCIDENT_STATUSES, null] })
  readonly de!: string | null;

  @ApiProperty({ enum: INCIDENT_STATUSES })
  readonly a!: string;

  @ApiProperty({
    ...textSchema({ max: 510, multiline: true }),
    nullable: true,
    description:
      'Why, what was done, or how content its reporter is (`2/5 · …`); null where it is not told.',
  })
  readonly motivo!: string | null;

  @ApiProperty({ ...NAME, nullable: true, description: 'To whom it was assigned.' })
  readonly asignado_a_nombre!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    maxLength: 36,
    nullable: true,
    description: 'With which incident it was merged; null where it is not told.',
  })
  readonly otro!: string | null;

  @ApiProperty({
    type: 'array',
    maxItems: 6,
    items: { type: 'string', enum: Object.values(FIELDS) },
    description: 'What an edit changed.',
  })
  readonly campos!: readonly string[];

  @ApiProperty({ format: 'date-time', maxLength: 30 })
  readonly fecha!: string;
}

/**
 * [VIS-2] Who does not see the incident in full learns what happened and when, but nobody’s name or words.
 * [INC-21] [FOL-1] Who gave it back, and why, and who has the same trouble, is the staff’s to know.
 */
export function toActivityDto(activity: Activity, perspective: Perspective): ActivityDto {
  const isFull = FOR_STAFF.includes(activity.type)
    ? perspective === 'staff'
    : knowsReporter(perspective);
  return {
    id: activity.id,
    tipo: activity.type,
    actor_nombre: isFull ? activity.actor.name : null,
    actor_tipo: isFull ? activity.actor.role : null,
    de: activity.from,
    a: activity.to,
    motivo: isFull ? activity.reason : null,
    asignado_a_nombre: isFull ? activity.assigneeName : null,
    otro: isFull ? activity.otherId : null,
    campos: activity.changed.flatMap((field) =>
      Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof IncidentEdit] : [],
    ),
    fecha: activity.at,
  };
}
