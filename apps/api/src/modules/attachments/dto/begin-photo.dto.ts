import { ApiProperty } from '@nestjs/swagger';
import {
  IMAGE_TYPES,
  PHOTO_BYTES_MAX,
  type ImageType,
  type UploadRequest,
} from '@vigia/domain/photo';
import { Summary } from '@vigia/platform/nest';
import { IsIn, IsInt, Max, Min } from 'class-validator';

@Summary(
  { whenWrong: ['tipo'], text: 'Formatos de foto aceptados: JPEG, PNG, WebP o HEIC' },
  { whenWrong: ['bytes'], text: 'Cada foto puede pesar hasta 8 MB' },
)
export class BeginPhotoDto {
  @ApiProperty({
    enum: IMAGE_TYPES,
    description: 'What the file is. HEIC is refused where the server cannot open it.',
    example: 'image/jpeg',
  })
  @IsIn(IMAGE_TYPES)
  readonly tipo!: ImageType;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: PHOTO_BYTES_MAX,
    description: 'The size of the file.',
    example: 2_400_000,
  })
  @IsInt()
  @Min(1)
  @Max(PHOTO_BYTES_MAX)
  readonly bytes!: number;
}

export function toUploadRequest({ tipo, bytes }: BeginPhotoDto): UploadRequest {
  return { type: tipo, bytes };
}
