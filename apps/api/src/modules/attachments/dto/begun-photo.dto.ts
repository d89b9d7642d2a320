import { ApiProperty } from '@nestjs/swagger';
import type { BegunUpload } from '../uploads.service.js';

const ANY = '^[^\\u0000]*$';

/** One field of the form. */
class UploadFieldDto {
  @ApiProperty({ maxLength: 100, pattern: ANY })
  readonly nombre!: string;

  @ApiProperty({ maxLength: 8192, pattern: ANY })
  readonly valor!: string;
}

/** Where and how to upload the file. */
class UploadDto {
  @ApiProperty({ format: 'uri-reference', maxLength: 2048 })
  readonly url!: string;

  @ApiProperty({ enum: ['POST'] })
  readonly metodo!: 'POST';

  @ApiProperty({
    type: [UploadFieldDto],
    maxItems: 20,
    description:
      'The fields of a multipart/form-data body, in this order; the file follows as the last one, named `file`.',
  })
  readonly campos!: readonly UploadFieldDto[];
}

/** A photo that may be uploaded now. */
export class BegunPhotoDto {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly foto_id!: string;

  @ApiProperty({ type: UploadDto })
  readonly subida!: UploadDto;

  @ApiProperty({
    format: 'date-time',
    maxLength: 30,
    description: 'Until when it may be uploaded.',
  })
  readonly expira!: string;
}

export function toBegunPhotoDto({ photo, form, expiresAt }: BegunUpload): BegunPhotoDto {
  return {
    foto_id: photo.id,
    subida: {
      url: form.url,
      metodo: 'POST',
      campos: form.fields.map(([nombre, valor]) => ({ nombre, valor })),
    },
    expira: expiresAt,
  };
}
