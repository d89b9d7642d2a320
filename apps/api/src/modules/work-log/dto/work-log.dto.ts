import { ApiProperty } from '@nestjs/swagger';
import {
  MATERIALS_MAX,
  MINUTES_MAX,
  WORK_ENTRIES_MAX,
  totalMinutes,
  type WorkEntry,
} from '@vigia/domain/work-log';
import { textSchema } from '@vigia/platform/nest';
import { ULID_PATTERN } from '@vigia/wire';
import { MINUTES, MaterialDto, NOTE } from './log-work.dto.js';

/** Who spent something. */
export class WorkAuthorDto {
  @ApiProperty(textSchema({ max: 1000 }))
  readonly nombre!: string;
}

/** Time and material that somebody spent. */
export class WorkEntryDto {
  @ApiProperty({ maxLength: 26, pattern: ULID_PATTERN.source })
  readonly id!: string;

  @ApiProperty({ type: WorkAuthorDto })
  readonly autor!: WorkAuthorDto;

  @ApiProperty(MINUTES)
  readonly minutos!: number;

  @ApiProperty({ type: [MaterialDto], maxItems: MATERIALS_MAX })
  readonly materiales!: readonly MaterialDto[];

  @ApiProperty(textSchema(NOTE))
  readonly nota!: string;

  @ApiProperty({ format: 'date-time', maxLength: 30 })
  readonly fecha!: string;
}

/** Everything that an incident cost. */
export class WorkLogDto {
  @ApiProperty({ ...MINUTES, maximum: MINUTES_MAX * WORK_ENTRIES_MAX })
  readonly total_minutos!: number;

  @ApiProperty({ type: [WorkEntryDto], maxItems: WORK_ENTRIES_MAX })
  readonly entradas!: readonly WorkEntryDto[];
}

export function toWorkEntryDto({ id, by, minutes, materials, note, at }: WorkEntry): WorkEntryDto {
  return {
    id,
    autor: { nombre: by.name },
    minutos: minutes,
    materiales: materials.map(({ name, quantity, unit }) => ({
      nombre: name,
      cantidad: quantity,
      unidad: unit,
    })),
    nota: note,
    fecha: at,
  };
}

export function toWorkLogDto(entries: readonly WorkEntry[]): WorkLogDto {
  return { total_minutos: totalMinutes(entries), entradas: entries.map(toWorkEntryDto) };
}
