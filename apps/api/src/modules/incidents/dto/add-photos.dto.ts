import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PhotoMoment } from '@vigia/domain/incident';
import { ArrayMinSize, IsIn } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { IsPhotoIds, PHOTO_IDS } from './incident-fields.decorators.js';

export class AddPhotosDto {
  @ApiProperty({
    ...PHOTO_IDS,
    minItems: 1,
    description: 'Complete photos of the caller that are on no incident yet.',
  })
  @IsPhotoIds()
  @ArrayMinSize(1)
  readonly fotos!: readonly string[];

  @ApiPropertyOptional({
    enum: Object.values(PhotoMoment),
    default: PhotoMoment.Report,
    description: 'When they were taken; `antes` and `despues` are the staff’s.',
  })
  @MayBeAbsent()
  @IsIn(Object.values(PhotoMoment))
  readonly momento?: PhotoMoment;
}
