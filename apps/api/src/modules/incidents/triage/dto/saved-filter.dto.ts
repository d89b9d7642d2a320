import { ApiProperty } from '@nestjs/swagger';
import type { FilterText, FilterWord, SavedFilter } from '@vigia/domain/triage';
import { IsText, textSchema } from '@vigia/platform/nest';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import {
  AssigneeField,
  BuildingField,
  CategoryField,
  FloorField,
  OrderField,
  RisksField,
  SearchField,
  StatusesField,
  TradeField,
} from '../../dto/filter-fields.decorators.js';

const NAME = { max: 60 } as const;

/** What `GET /incidentes` is asked for; each field as there. */
export class FilterTextDto implements Readonly<Partial<Record<FilterWord, string>>> {
  @StatusesField()
  readonly estado?: string;

  @RisksField()
  readonly riesgo?: string;

  @CategoryField()
  readonly tipo?: string;

  @FloorField()
  readonly piso?: string;

  @BuildingField()
  readonly edificio?: string;

  @TradeField()
  readonly especialidad?: string;

  @AssigneeField()
  readonly asignado_a?: string;

  @SearchField()
  readonly texto?: string;

  @OrderField()
  readonly orden?: string;
}

/** What somebody saves. */
export class SaveFilterDto {
  @ApiProperty({ ...textSchema(NAME), example: 'Urgentes sin asignar' })
  @IsText(NAME)
  readonly nombre!: string;

  @ApiProperty({ type: FilterTextDto })
  @IsObject()
  @ValidateNested()
  @Type(() => FilterTextDto)
  readonly filtro!: FilterTextDto;
}

/** A saved filter. */
export class SavedFilterDto {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly id!: string;

  @ApiProperty(textSchema(NAME))
  readonly nombre!: string;

  @ApiProperty({ type: FilterTextDto })
  readonly filtro!: FilterText;
}

/** The name without space around it, the filter without what was not asked for. */
export function toSavedFilter(id: string, { nombre, filtro }: SaveFilterDto): SavedFilter {
  return { id, name: nombre.trim(), filter: Object.fromEntries(Object.entries(filtro)) };
}

export function toSavedFilterDto({ id, name, filter }: SavedFilter): SavedFilterDto {
  return { id, nombre: name, filtro: filter };
}
