import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACCESS_TOKEN_SECONDS, TICKET_SECONDS } from '@vigia/platform';
import { textSchema } from '@vigia/platform/nest';
import type { Login } from '../login.service.js';
import { AccountDto, toAccountDto } from './account.dto.js';

const MESSAGE = textSchema({ max: 200 });
const TOKEN = {
  type: 'string',
  maxLength: 4096,
  pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
} as const;
const REFRESH_TOKEN = { type: 'string', maxLength: 200, pattern: '^[\\w-]+\\.[\\w-]+$' } as const;
const LIFE = { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 } as const;

export class DoneDto {
  @ApiProperty(MESSAGE)
  readonly message!: string;
}

export class RegisteredDto {
  @ApiProperty({ ...MESSAGE, example: 'Usuario registrado exitosamente' })
  readonly message!: string;

  @ApiProperty({ type: AccountDto })
  readonly user!: AccountDto;
}

export class VerifiedDto {
  @ApiProperty({ ...MESSAGE, example: 'Correo verificado' })
  readonly message!: string;

  @ApiProperty({ type: AccountDto })
  readonly user!: AccountDto;
}

export class TokensDto {
  @ApiProperty({ ...TOKEN, description: 'A JWT for `Authorization: Bearer`.' })
  readonly access_token!: string;

  @ApiProperty({ enum: ['Bearer'] })
  readonly token_type!: 'Bearer';

  @ApiProperty({ ...LIFE, description: 'Seconds until the access token expires.' })
  readonly expires_in!: number;

  @ApiPropertyOptional({ ...REFRESH_TOKEN, description: 'Good once; a reuse ends the session.' })
  readonly refresh_token?: string;
}

export class LoginAnswerDto extends TokensDto {
  @ApiProperty({ ...MESSAGE, example: 'Login exitoso' })
  readonly message!: string;

  @ApiProperty({ type: AccountDto })
  readonly user!: AccountDto;
}

export class TicketDto {
  @ApiProperty({ ...TOKEN, description: 'Opens one socket: `?ticket=`.' })
  readonly ticket!: string;

  @ApiProperty({ ...LIFE, description: 'Seconds until the ticket expires.' })
  readonly expires_in!: number;
}

export function toTokensDto(accessToken: string, refreshToken?: string): TokensDto {
  return tokenFields(accessToken, refreshToken);
}

export function toLoginAnswerDto({ user, accessToken, refreshToken }: Login): LoginAnswerDto {
  return {
    message: 'Login exitoso',
    user: toAccountDto(user),
    ...tokenFields(accessToken, refreshToken),
  };
}

export function toTicketDto(ticket: string): TicketDto {
  return { ticket, expires_in: TICKET_SECONDS };
}

function tokenFields(accessToken: string, refreshToken?: string) {
  return {
    access_token: accessToken,
    token_type: 'Bearer' as const,
    expires_in: ACCESS_TOKEN_SECONDS,
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  };
}
