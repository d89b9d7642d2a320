import { ApiProperty } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { PASSWORD_MIN } from '../../../access/password-min.js';
import { ANY_PASSWORD, NEW_PASSWORD } from './credential-bounds.js';

@Summary(
  { whenMissing: ['password', 'nueva_password'], text: 'password y nueva_password son requeridos' },
  {
    whenWrong: ['nueva_password'],
    text: `La contraseña debe tener al menos ${String(PASSWORD_MIN)} caracteres`,
  },
)
export class ChangePasswordDto {
  @ApiProperty({ ...textSchema(ANY_PASSWORD), format: 'password', description: 'The old one.' })
  @IsText(ANY_PASSWORD)
  readonly password!: string;

  @ApiProperty({
    ...textSchema(NEW_PASSWORD),
    format: 'password',
    example: 'cuatro palabras al azar',
  })
  @IsText(NEW_PASSWORD)
  readonly nueva_password!: string;
}
