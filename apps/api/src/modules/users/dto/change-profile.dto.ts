import { ApiPropertyOptional } from '@nestjs/swagger';
import { LANGUAGES, type Language } from '@vigia/domain/shared';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

const NAME = { max: 120 } as const;

export class ChangeProfileDto {
  @ApiPropertyOptional({ ...textSchema(NAME), example: 'Ana Rojas' })
  @MayBeAbsent()
  @IsText(NAME)
  readonly nombre?: string;

  @ApiPropertyOptional({ enum: LANGUAGES, description: 'What mails are written in.' })
  @MayBeAbsent()
  @IsIn(LANGUAGES)
  readonly idioma?: Language;
}
