import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LANGUAGES, Role, SPECIALITIES, type Language } from '@vigia/domain/shared';
import { AccountStatus, EMAIL_MAX, hasSecondFactor, type User } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';

export class UserDto {
  @ApiProperty({ ...textSchema({ max: EMAIL_MAX }), example: 'ana.rojas@utec.edu.pe' })
  readonly email!: string;

  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly user_id!: string;

  @ApiProperty({ ...textSchema({ max: 1000 }), example: 'Ana Rojas' })
  readonly nombre!: string;

  @ApiProperty({ enum: Object.values(Role) })
  readonly tipo!: Role;

  @ApiProperty({ format: 'date-time', maxLength: 24 })
  readonly created_at!: string;

  @ApiPropertyOptional({ enum: SPECIALITIES, description: 'Of workers only.' })
  readonly especialidad?: string;

  @ApiProperty({ enum: Object.values(AccountStatus) })
  readonly estado!: AccountStatus;

  @ApiPropertyOptional({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 1_000_000,
    description: 'Incidents that a worker has on their plate.',
  })
  readonly carga?: number;

  @ApiPropertyOptional({ description: 'true when logging in takes a code besides the password.' })
  readonly segundo_paso?: boolean;

  @ApiPropertyOptional({ enum: LANGUAGES, description: 'What mails to them are written in.' })
  readonly idioma?: Language;

  @ApiPropertyOptional({ description: 'true when the account is linked to the identity provider.' })
  readonly proveedor?: boolean;
}

export function toUserDto(user: User): UserDto {
  return {
    email: user.email,
    user_id: user.id,
    nombre: user.name,
    tipo: user.role,
    created_at: user.createdAt,
    ...(user.speciality !== null && { especialidad: user.speciality }),
    estado: user.status,
    ...(user.role === Role.Worker && { carga: user.openLoad }),
    ...(hasSecondFactor(user) && { segundo_paso: true }),
    ...(user.language !== undefined && { idioma: user.language }),
    ...(user.identity !== undefined && { proveedor: true }),
  };
}
