import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SPECIALITIES, parseSpeciality } from '@vigia/domain/shared';
import { INVITED_ROLES, type Invitation, type InvitedRole } from '@vigia/domain/user';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { IsIn, IsOptional } from 'class-validator';
import { PASSWORD_MIN } from '../../../access/password-min.js';
import type { InvitationRequest, SentInvitation } from '../invitations.service.js';
import { IsAccountEmail } from '../is-account-email.js';
import { IsSpeciality } from '../is-speciality.js';
import { ADDRESS, NAME, NEW_PASSWORD, SECRET } from './credential-bounds.js';

/** Open invitations that are listed at most. */
export const INVITATIONS_MAX = 1000;

@Summary(
  { whenMissing: ['email', 'tipo'], text: 'email y tipo son requeridos' },
  { whenWrong: ['email'], text: 'Email inválido' },
)
export class InviteDto {
  @ApiProperty({ ...textSchema(ADDRESS), format: 'email', example: 'leo@limpieza.example' })
  @IsAccountEmail()
  readonly email!: string;

  @ApiProperty({ enum: INVITED_ROLES, description: 'What the invited person will be.' })
  @IsIn(INVITED_ROLES)
  readonly tipo!: InvitedRole;

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

@Summary({ whenMissing: ['token'], text: 'token es requerido' })
export class LookAtInvitationDto {
  @ApiProperty({ ...textSchema(SECRET), description: 'The `token` of the link in the mail.' })
  @IsText(SECRET)
  readonly token!: string;
}

@Summary(
  {
    whenMissing: ['token', 'nombre', 'password'],
    text: 'token, nombre y password son requeridos',
  },
  {
    whenWrong: ['password'],
    text: `La contraseña debe tener al menos ${String(PASSWORD_MIN)} caracteres`,
  },
)
export class AcceptInvitationDto {
  @ApiProperty({ ...textSchema(SECRET), description: 'The `token` of the link in the mail.' })
  @IsText(SECRET)
  readonly token!: string;

  @ApiProperty({ ...textSchema(NAME), example: 'Leo Paredes' })
  @IsText(NAME)
  readonly nombre!: string;

  @ApiProperty({
    ...textSchema(NEW_PASSWORD),
    format: 'password',
    example: 'cuatro palabras al azar',
  })
  @IsText(NEW_PASSWORD)
  readonly password!: string;
}

export class InvitationDto {
  @ApiProperty({ ...textSchema(ADDRESS), example: 'leo@limpieza.example' })
  readonly email!: string;

  @ApiProperty({ enum: INVITED_ROLES })
  readonly tipo!: InvitedRole;

  @ApiPropertyOptional({ enum: SPECIALITIES, description: 'Of workers only.' })
  readonly especialidad?: string;

  @ApiPropertyOptional({ ...textSchema(NAME), description: 'Who invites, when it is somebody.' })
  readonly invitado_por?: string;
}

export class SentInvitationDto {
  @ApiProperty({ ...textSchema(ADDRESS), example: 'leo@limpieza.example' })
  readonly email!: string;

  @ApiProperty({ enum: INVITED_ROLES })
  readonly tipo!: InvitedRole;

  @ApiPropertyOptional({ enum: SPECIALITIES, description: 'Of workers only.' })
  readonly especialidad?: string;

  @ApiProperty({ format: 'date-time', maxLength: 24, description: 'When the link stops working.' })
  readonly vence!: string;

  @ApiPropertyOptional({ ...textSchema(NAME), description: 'Who invites, when it is somebody.' })
  readonly invitado_por?: string;
}

/** What the body says, in words of the domain. */
export function toInvitationRequest({ email, tipo, especialidad }: InviteDto): InvitationRequest {
  return { email, role: tipo, speciality: parseSpeciality(especialidad ?? '') ?? null };
}

export function toSentInvitationDto(sent: SentInvitation): SentInvitationDto {
  const { email, role, speciality, expiresAt, invitedBy } = sent;
  return {
    email,
    tipo: role,
    ...(speciality !== null && { especialidad: speciality }),
    vence: expiresAt,
    ...(invitedBy !== null && { invitado_por: invitedBy }),
  };
}

export function toInvitationDto(email: string, invitation: Invitation): InvitationDto {
  const { role, speciality, invitedBy } = invitation;
  return {
    email,
    tipo: role,
    ...(speciality !== null && { especialidad: speciality }),
    ...(invitedBy !== null && { invitado_por: invitedBy }),
  };
}
