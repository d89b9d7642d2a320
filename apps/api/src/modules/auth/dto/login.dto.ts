import { ApiProperty } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { ADDRESS, ANY_PASSWORD } from './credential-bounds.js';

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
}
