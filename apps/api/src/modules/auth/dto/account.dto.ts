import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Role, SPECIALITIES } from '@vigia/domain/shared';
import { AccountStatus } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';
import type { Account } from '../registration.service.js';
import { ADDRESS, NAME } from './credential-bounds.js';

export class AccountDto {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly user_id!: string;

  @ApiProperty({ ...textSchema(ADDRESS), example: 'ana.rojas@utec.edu.pe' })
  readonly email!: string;

  @ApiProperty({ ...textSchema(NAME), example: 'Ana Rojas' })
  readonly nombre!: string;

  @ApiProperty({ enum: Object.values(Role) })
  readonly tipo!: Role;

  @ApiProperty({ format: 'date-time', maxLength: 24 })
  readonly created_at!: string;

  @ApiPropertyOptional({ enum: SPECIALITIES, description: 'Of workers only.' })
  readonly especialidad?: string;

  @ApiProperty({ enum: Object.values(AccountStatus) })
  readonly estado!: AccountStatus;
}

export function toAccountDto(account: Account): AccountDto {
  return {
    user_id: account.id,
    email: account.email,
    nombre: account.name,
    tipo: account.role,
    created_at: account.createdAt,
    ...(account.speciality !== null && { especialidad: account.speciality }),
    estado: account.status,
  };
}
