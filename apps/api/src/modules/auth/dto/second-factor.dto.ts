import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RECOVERY_CODES } from '@vigia/domain/user';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { ANY_PASSWORD } from './credential-bounds.js';

/** A code of an app, or a recovery code with its dashes. */
export const CODE = { max: 40 } as const;

export class SecondFactorSetUpDto {
  @ApiProperty({ type: 'string', maxLength: 64, pattern: '^[A-Z2-7]+$', description: 'Base32.' })
  readonly secreto!: string;

  @ApiProperty({
    type: 'string',
    maxLength: 600,
    pattern: '^otpauth://totp/',
    description: 'What a QR code for the app holds.',
  })
  readonly uri!: string;
}

@Summary({ whenMissing: ['codigo'], text: 'codigo es requerido' })
export class ConfirmSecondFactorDto {
  @ApiProperty({ ...textSchema(CODE), example: '123456', description: 'A first code of the app.' })
  @IsText(CODE)
  readonly codigo!: string;
}

export class RecoveryCodesDto {
  @ApiProperty({
    type: 'array',
    minItems: RECOVERY_CODES,
    maxItems: RECOVERY_CODES,
    description: 'Each works once instead of a code of the app. They are told this once.',
    items: { type: 'string', maxLength: 40, pattern: '^[a-z0-9]{4}(-[a-z0-9]{4}){3}$' },
  })
  readonly codigos!: readonly string[];
}

export class ProveDto {
  @ApiPropertyOptional({ ...textSchema(ANY_PASSWORD), format: 'password' })
  @MayBeAbsent()
  @IsText(ANY_PASSWORD)
  readonly password?: string;

  @ApiPropertyOptional({
    ...textSchema(CODE),
    description: 'Instead of the password, where the account has a second factor.',
  })
  @MayBeAbsent()
  @IsText(CODE)
  readonly codigo?: string;
}
