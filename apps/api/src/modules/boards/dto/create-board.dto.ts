import { ApiProperty } from '@nestjs/swagger';
import { BOARD_NAME_MAX } from '@vigia/domain/board';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';

const NAME = { max: BOARD_NAME_MAX } as const;

@Summary({ whenMissing: ['nombre'], text: 'nombre es requerido' })
export class CreateBoardDto {
  @ApiProperty({ ...textSchema(NAME), example: 'Plan de evacuación' })
  @IsText(NAME)
  readonly nombre!: string;
}
