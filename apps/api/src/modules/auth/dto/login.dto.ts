import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { ADDRESS, ANY_PASSWORD } from './credential-bounds.js';
import { CODE } from './second-factor.dto.js';

@Summary({ whenWrong: ['email', 'password'], text: 'Email y password son requeridos' })
export class LoginDto {
  @ApiProperty({ ...textSchema(ADDRESS), example: 'ana.rojas@utec.edu.pe' })
  @IsText(ADDRESS)
  readonly email!: string;

  @ApiProperty({
    ...textSchema(ANY_PASSWORD),
    format: 'password',
    example: 'cuatro palabras al azar',
  })
  @IsText(ANY_PASSWORD)
  readonly password!: string;

  @ApiPropertyOptional({
    ...textSchema(CODE),
    example: '123456',
    description: 'Where the account has a second factor: a code of the app, or a recovery code.',
  })
  @MayBeAbsent()
  @IsText(CODE)
  readonly codigo?: string;
}
