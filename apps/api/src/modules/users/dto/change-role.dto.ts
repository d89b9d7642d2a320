import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Role, SPECIALITIES } from '@vigia/domain/shared';
import { Summary } from '@vigia/platform/nest';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

const ROLES = Object.values(Role);

@Summary({ whenMissing: ['tipo'], text: 'tipo es requerido' })
export class ChangeRoleDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  readonly tipo!: Role;

  @ApiPropertyOptional({ enum: SPECIALITIES, description: 'Required for workers.' })
  @MayBeAbsent()
  @IsIn(SPECIALITIES)
  readonly especialidad?: (typeof SPECIALITIES)[number];
}
