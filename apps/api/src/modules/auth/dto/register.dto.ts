import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SPECIALITIES, parseSpeciality } from '@vigia/domain/shared';
import type { Registration } from '@vigia/domain/user';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { IsOptional } from 'class-validator';
import { PASSWORD_MIN } from '../../../access/password-min.js';
import { IsAccountEmail } from '../is-account-email.js';
import { IsSpeciality } from '../is-speciality.js';
import { ADDRESS, NAME, NEW_PASSWORD } from './credential-bounds.js';

@Summary(
  {
    whenMissing: ['email', 'password', 'nombre'],
    text: 'Email, password y nombre son requeridos',
  },
  { whenWrong: ['email'], text: 'Email inválido' },
  {
    whenWrong: ['password'],
    text: `La contraseña debe tener al menos ${String(PASSWORD_MIN)} caracteres`,
  },
  {
    whenWrong: ['especialidad'],
    text: `Especialidad inválida. Debe ser una de: ${SPECIALITIES.join(', ')}`,
  },
)
export class RegisterDto {
  @ApiProperty({
    ...textSchema(ADDRESS),
    format: 'email',
    description: 'Its domain tells the role. Compared without case and surrounding blanks.',
    example: 'ana.rojas@utec.edu.pe',
  })
  @IsAccountEmail()
  readonly email!: string;

  @ApiProperty({
    ...textSchema(NEW_PASSWORD),
    format: 'password',
    example: 'cuatro palabras al azar',
  })
  @IsText(NEW_PASSWORD)
  readonly password!: string;

  @ApiProperty({ ...textSchema(NAME), example: 'Ana Rojas' })
  @IsText(NAME)
  readonly nombre!: string;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    enum: [...SPECIALITIES, 'Limpieza', '', null],
    description: 'Required for workers, ignored for everybody else.',
  })
  @IsOptional()
  @IsSpeciality()
  readonly especialidad?: string | null;
}

/** What the body says, in words of the domain. */
export function toRegistration({ email, nombre, especialidad }: RegisterDto): Registration {
  return { email, name: nombre, speciality: parseSpeciality(especialidad ?? '') ?? null };
}
