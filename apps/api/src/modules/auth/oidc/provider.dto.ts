import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { IsIn, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { CODE } from '../dto/second-factor.dto.js';
import { RETURN_PATH, RETURN_PATH_MAX } from './return-path.js';

const WAITING = { max: 4096 } as const;

export class BeginProviderLoginQuery {
  @ApiPropertyOptional({
    type: 'string',
    maxLength: RETURN_PATH_MAX,
    pattern: RETURN_PATH.source,
    description: 'The page of the web app to go to afterwards.',
    example: '/incidentes',
  })
  @MayBeAbsent()
  @MaxLength(RETURN_PATH_MAX)
  @Matches(RETURN_PATH, {
    context: {
      text: { es: 'debe ser una página de esta aplicación', en: 'must be a page of this app' },
    },
  })
  readonly volver?: string;

  @ApiPropertyOptional({
    enum: ['si'],
    description: 'An open session at the provider is not enough: prove there anew who you are.',
  })
  @MayBeAbsent()
  @IsIn(['si'])
  readonly de_nuevo?: 'si';
}

@Summary({ whenWrong: ['token', 'codigo'], text: 'token y codigo son requeridos' })
export class FinishProviderLoginDto {
  @ApiProperty({
    ...textSchema(WAITING),
    description: 'What the web app was given when the provider had sent its owner back.',
  })
  @IsText(WAITING)
  readonly token!: string;

  @ApiProperty({ ...textSchema(CODE), example: '123456' })
  @IsText(CODE)
  readonly codigo!: string;
}
