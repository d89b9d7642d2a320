import { ApiProperty } from '@nestjs/swagger';
import { IsText, textSchema } from '@vigia/platform/nest';
import { BOUNDS } from '../bounds.js';

export class ReasonDto {
  @ApiProperty({ ...textSchema(BOUNDS.motivo), example: 'Es un duplicado.' })
  @IsText(BOUNDS.motivo)
  readonly motivo!: string;
}
