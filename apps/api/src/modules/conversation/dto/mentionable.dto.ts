import { ApiProperty } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import { EMAIL_MAX, type User } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';

/** Somebody whom the staff may mention. */
export class MentionableDto {
  @ApiProperty({ ...textSchema({ max: EMAIL_MAX }), format: 'email' })
  readonly email!: string;

  @ApiProperty(textSchema({ max: 1000 }))
  readonly nombre!: string;

  @ApiProperty({ enum: Object.values(Role) })
  readonly tipo!: Role;
}

export function toMentionableDto({ email, name, role }: User): MentionableDto {
  return { email, nombre: name, tipo: role };
}
