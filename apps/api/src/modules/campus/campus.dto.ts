import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Role, SPECIALITIES } from '@vigia/domain/shared';
import { textSchema } from '@vigia/platform/nest';

const WORDS = { type: 'array', maxItems: 100, items: textSchema({ max: 100 }) } as const;

export class DomainRoleDto {
  @ApiProperty({ type: 'string', maxLength: 253, format: 'hostname', example: 'utec.edu.pe' })
  readonly dominio!: string;

  @ApiProperty({ enum: Object.values(Role) })
  readonly tipo!: Role;
}

export class ProviderDto {
  @ApiProperty({
    ...textSchema({ max: 100 }),
    example: 'UTEC',
    description: 'What people call it.',
  })
  readonly nombre!: string;
}

export class CampusDto {
  @ApiProperty({ type: [DomainRoleDto], maxItems: 100, description: 'Exact mail domain -> role.' })
  readonly dominios!: readonly DomainRoleDto[];

  @ApiProperty({ enum: Object.values(Role), description: 'The role of every other domain.' })
  readonly tipo_por_defecto!: Role;

  @ApiProperty({ enum: SPECIALITIES, isArray: true, maxItems: 100 })
  readonly especialidades!: readonly string[];

  @ApiProperty({ ...WORDS, description: 'Kinds of incident that the report form offers.' })
  readonly tipos!: readonly string[];

  @ApiProperty({ ...WORDS, description: 'Floors that the report form offers.' })
  readonly pisos!: readonly string[];

  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 128 })
  readonly password_minimo!: number;

  @ApiPropertyOptional({
    type: ProviderDto,
    description: 'The identity provider that people may log in by; absent where there is none.',
  })
  readonly proveedor?: ProviderDto;

  @ApiProperty({
    type: 'string',
    nullable: true,
    minLength: 87,
    maxLength: 87,
    pattern: '^[A-Za-z0-9_-]{87}$',
    description:
      'What browsers subscribe for to be told on this device (VAPID, base64url); null where devices are told nothing.',
  })
  readonly push!: string | null;

  @ApiProperty({ description: 'Whether students see the public part of all incidents.' })
  readonly feed_campus!: boolean;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 365,
    description: 'Days in which a reporter may reopen.',
  })
  readonly plazo_reapertura_dias!: number;
}
