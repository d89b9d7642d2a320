import { ApiProperty } from '@nestjs/swagger';
import { PHOTOS_MAX } from '@vigia/domain/incident';
import { ArrayMinSize } from 'class-validator';
import { IsPhotoIds } from './incident-fields.decorators.js';

export class AddPhotosDto {
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: PHOTOS_MAX,
    uniqueItems: true,
    items: { type: 'string', format: 'uuid', maxLength: 36 },
    description: 'Complete photos of the caller that are on no incident yet.',
  })
  @IsPhotoIds()
  @ArrayMinSize(1)
  readonly fotos!: readonly string[];
}
