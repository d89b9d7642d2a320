import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MENTIONS_MAX, MESSAGE_MAX } from '@vigia/domain/conversation';
import { EMAIL_MAX, isEmail } from '@vigia/domain/user';
import { IsText, textSchema } from '@vigia/platform/nest';
import { ArrayMaxSize, IsArray, IsBoolean, ValidateBy } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

export const WORDS = { max: MESSAGE_MAX, multiline: true } as const;

export class WriteMessageDto {
  @ApiProperty({ ...textSchema(WORDS), example: '¿Podría abrir el aula a las 10?' })
  @IsText(WORDS)
  readonly texto!: string;

  @ApiPropertyOptional({ default: false, description: 'Whether it stays among the staff.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly interno?: boolean;

  @ApiPropertyOptional({
    type: 'array',
    maxItems: MENTIONS_MAX,
    items: { ...textSchema({ max: EMAIL_MAX }), format: 'email' },
    description: 'Addresses of `mencionables`; for the staff.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(MENTIONS_MAX)
  @ValidateBy(
    {
      name: 'isEmails',
      validator: { validate: (value) => typeof value === 'string' && isEmail(value) },
    },
    {
      each: true,
      context: { text: { es: 'debe tener direcciones de correo', en: 'must hold addresses' } },
    },
  )
  readonly menciones?: readonly string[];
}
