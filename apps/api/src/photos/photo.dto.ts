import { ApiProperty } from '@nestjs/swagger';
import { PHOTO_SIDE_MAX } from '@vigia/domain/photo';
import type { PhotoView } from '@vigia/wire';

const PIXELS = {
  type: 'integer',
  format: 'int32',
  minimum: 1,
  maximum: PHOTO_SIDE_MAX,
} as const;
const ADDRESS = 'Relative to the address of the api; wants the session of the viewer.';

/** A photo that can be shown. */
export class PhotoDto implements PhotoView {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly id!: string;

  @ApiProperty({ maxLength: 100, pattern: '^fotos/[0-9a-f-]+$', description: ADDRESS })
  readonly url!: string;

  @ApiProperty({ maxLength: 100, pattern: '^fotos/[0-9a-f-]+/miniatura$', description: ADDRESS })
  readonly miniatura_url!: string;

  @ApiProperty(PIXELS)
  readonly ancho!: number;

  @ApiProperty(PIXELS)
  readonly alto!: number;
}
