import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS } from '../bounds.js';
import { IsPhotoIds, IsProgress, PHOTO_IDS } from './incident-fields.decorators.js';

/** What clients that give no note are taken to mean. */
export const NO_NOTE = 'Resuelto sin nota';

@Summary({
  whenWrong: ['estado'],
  text: 'Estado inválido. Solo permitido: en_proceso, resuelto',
})
export class ProgressIncidentDto {
  @ApiProperty({
    ...textSchema(BOUNDS.palabra),
    description: 'en_proceso or resuelto, or the old word of one of them.',
    example: 'en_proceso',
  })
  @IsProgress()
  readonly estado!: string;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.motivo),
    default: NO_NOTE,
    description: 'What was done; kept when it is resolved.',
  })
  @MayBeAbsent()
  @IsText(BOUNDS.motivo)
  readonly nota?: string;

  @ApiPropertyOptional({
    ...PHOTO_IDS,
    description: 'Complete photos of the caller of how it looks now; kept when it is resolved.',
  })
  @MayBeAbsent()
  @IsPhotoIds()
  readonly fotos?: readonly string[];
}
