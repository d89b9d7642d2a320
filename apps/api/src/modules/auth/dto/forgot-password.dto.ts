import { ApiProperty } from '@nestjs/swagger';
import { Summary, textSchema } from '@vigia/platform/nest';
import { IsAccountEmail } from '../is-account-email.js';
import { ADDRESS } from './credential-bounds.js';

@Summary(
  { whenMissing: ['email'], text: 'Email es requerido' },
  { whenWrong: ['email'], text: 'Email inválido' },
)
export class ForgotPasswordDto {
  @ApiProperty({ ...textSchema(ADDRESS), format: 'email', example: 'ana.rojas@utec.edu.pe' })
  @IsAccountEmail()
  readonly email!: string;
}
