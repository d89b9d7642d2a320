import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { placeWords } from '@vigia/domain/campus';
import { IsText, textSchema } from '@vigia/platform/nest';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import type { CampusForms } from '../../../campus/campus-forms.js';
import { PlaceDto } from '../../../campus/place.dto.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS } from '../bounds.js';
import type { Intention } from './open-incident-index.js';

const UNFINISHED = { ...BOUNDS.descripcion, min: 0 } as const;

/** As much of a report as is written so far. */
export class FindDuplicatesDto {
  @ApiProperty({ ...textSchema(BOUNDS.titulo), example: 'No hay wifi' })
  @IsText(BOUNDS.titulo)
  readonly titulo!: string;

  @ApiPropertyOptional({ ...textSchema(UNFINISHED), example: 'Desde las nueve no carga nada.' })
  @MayBeAbsent()
  @IsText(UNFINISHED)
  readonly descripcion?: string;

  @ApiPropertyOptional({ ...textSchema(BOUNDS.tipo), example: 'Tecnología' })
  @MayBeAbsent()
  @IsText(BOUNDS.tipo)
  readonly tipo?: string;

  @ApiPropertyOptional({ type: PlaceDto })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceDto)
  readonly lugar?: PlaceDto;
}

export function toIntention(dto: FindDuplicatesDto, forms: CampusForms): Intention {
  const found = dto.lugar && forms.place(dto.lugar);
  const words = found ? placeWords(found.place) : { floor: '', place: '' };
  return {
    ...words,
    title: dto.titulo,
    description: dto.descripcion ?? '',
    category: dto.tipo?.trim() ?? '',
    location: found?.location ?? null,
  };
}
