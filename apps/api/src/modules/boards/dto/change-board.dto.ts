import { ApiPropertyOptional } from '@nestjs/swagger';
import { BOARD_NAME_MAX, type BoardChange } from '@vigia/domain/board';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsBoolean } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

const NAME = { max: BOARD_NAME_MAX } as const;

export class ChangeBoardDto {
  @ApiPropertyOptional(textSchema(NAME))
  @MayBeAbsent()
  @IsText(NAME)
  readonly nombre?: string;

  @ApiPropertyOptional({
    type: 'boolean',
    description: 'true keeps it as it is, false brings it back.',
  })
  @MayBeAbsent()
  @IsBoolean()
  readonly archivado?: boolean;
}

export function toBoardChange({ nombre, archivado }: ChangeBoardDto): BoardChange {
  return {
    ...(nombre !== undefined && { name: nombre.trim() }),
    ...(archivado !== undefined && { archived: archivado }),
  };
}
