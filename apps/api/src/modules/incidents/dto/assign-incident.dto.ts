import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EMAIL_MAX, isEmail } from '@vigia/domain/user';
import { Summary, textSchema } from '@vigia/platform/nest';
import { IsBoolean, ValidateBy } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

@Summary({ whenMissing: ['trabajador_email'], text: 'trabajador_email es requerido' })
export class AssignIncidentDto {
  @ApiProperty({ ...textSchema({ max: EMAIL_MAX }), format: 'email', example: 'luis@gmail.com' })
  @ValidateBy({
    name: 'isEmail',
    validator: { validate: (value) => typeof value === 'string' && isEmail(value) },
  })
  readonly trabajador_email!: string;

  @ApiPropertyOptional({
    description: 'true where a suggestion was followed: what speaks for the worker now is kept.',
  })
  @MayBeAbsent()
  @IsBoolean()
  readonly sugerido?: boolean;
}
