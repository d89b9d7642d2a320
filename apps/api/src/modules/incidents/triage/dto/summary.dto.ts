import { ApiProperty } from '@nestjs/swagger';
import {
  INCIDENT_STATUSES,
  type IncidentCounts,
  type IncidentStatus,
} from '@vigia/domain/incident';
import { SPECIALITIES } from '@vigia/domain/shared';

const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 } as const;

/** How many incidents have each status; merged duplicates left out. */
export class CountsByStatusDto implements Readonly<Record<IncidentStatus, number>> {
  @ApiProperty(COUNT)
  readonly pendiente!: number;

  @ApiProperty(COUNT)
  readonly asignado!: number;

  @ApiProperty(COUNT)
  readonly en_proceso!: number;

  @ApiProperty(COUNT)
  readonly resuelto!: number;

  @ApiProperty(COUNT)
  readonly cerrado!: number;

  @ApiProperty(COUNT)
  readonly rechazado!: number;
}

/** How many wait for a worker of one trade. */
export class PendingBySpecialityDto {
  @ApiProperty({ enum: [...SPECIALITIES, ''], description: 'Empty: no trade was named.' })
  readonly especialidad!: string;

  @ApiProperty(COUNT)
  readonly cuantos!: number;
}

/** How many incidents there are. */
export class SummaryDto {
  @ApiProperty({
    type: CountsByStatusDto,
    description: `By status: ${INCIDENT_STATUSES.join(', ')}.`,
  })
  readonly por_estado!: CountsByStatusDto;

  @ApiProperty({ type: [PendingBySpecialityDto], maxItems: SPECIALITIES.length + 1 })
  readonly por_especialidad_pendiente!: readonly PendingBySpecialityDto[];

  @ApiProperty({ ...COUNT, description: 'Duplicates that are merged into another incident.' })
  readonly unidos!: number;
}

export function toSummaryDto({
  byStatus,
  merged,
  pendingBySpeciality,
}: IncidentCounts): SummaryDto {
  return {
    por_estado: byStatus,
    por_especialidad_pendiente: Object.entries(pendingBySpeciality).map(
      ([especialidad, cuantos]) => ({ especialidad, cuantos }),
    ),
    unidos: merged,
  };
}
