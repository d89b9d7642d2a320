import { ApiProperty } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { PASSWORD_MIN } from '../../../access/password-min.js';
import { NEW_PASSWORD, SECRET } from './credential-bounds.js';

@Summary(
  { whenMissing: ['token', 'nueva_password'], text: 'token y nueva_password son requeridos' },
  {
    whenWrong: ['nueva_password'],
    text: `La contraseña debe tener al menos ${String(PASSWORD_MIN)} caracteres`,
  },
)
export class ResetPasswordDto {
  @ApiProperty({ ...textSchema(SECRET), description: 'The `token` of the link in the mail.' })
  @IsText(SECRET)
  readonly token!: string;

  @ApiProperty({
    ...textSchema(NEW_PASSWORD),
    format: 'password',
    example: 'cuatro palabras al azar',
  })
  @IsText(NEW_PASSWORD)
  readonly nueva_password!: string;
}
