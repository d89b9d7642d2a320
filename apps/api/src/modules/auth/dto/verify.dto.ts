import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { PASSWORD_MIN } from '../../../access/password-min.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { ANY_PASSWORD, NAME, NEW_PASSWORD, SECRET } from './credential-bounds.js';

@Summary(
  { whenMissing: ['token'], text: 'token es requerido' },
  {
    whenWrong: ['nueva_password'],
    text: `La contraseña debe tener al menos ${String(PASSWORD_MIN)} caracteres`,
  },
)
export class VerifyDto {
  @ApiProperty({ ...textSchema(SECRET), description: 'The `token` of the link in the mail.' })
  @IsText(SECRET)
  readonly token!: string;

  @ApiPropertyOptional({
    ...textSchema(ANY_PASSWORD),
    format: 'password',
    description: 'The one that was typed at the registration.',
  })
  @MayBeAbsent()
  @IsText(ANY_PASSWORD)
  readonly password?: string;

  @ApiPropertyOptional({
    ...textSchema(NEW_PASSWORD),
    format: 'password',
    description: 'One that replaces it, for an owner who did not register or forgot.',
  })
  @MayBeAbsent()
  @IsText(NEW_PASSWORD)
  readonly nueva_password?: string;

  @ApiPropertyOptional({ ...textSchema(NAME), description: 'With `nueva_password` only.' })
  @MayBeAbsent()
  @IsText(NAME)
  readonly nombre?: string;
}
