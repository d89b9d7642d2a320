import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One invalid field, as the body of a refusal names it. */
export class FieldProblemDto {
  @ApiProperty({
    description: 'JSON pointer to the field, as a URI fragment.',
    maxLength: 1000,
    pattern: '^#',
    example: '#/titulo',
  })
  readonly pointer!: string;

  @ApiProperty({ maxLength: 500, pattern: '^[^\\u0000]*$', example: 'no puede estar vacío' })
  readonly detail!: string;
}

/** The body of every refusal (RFC 9457). */
export class ProblemDto {
  @ApiProperty({ format: 'uri', maxLength: 500, description: 'Where the code is explained.' })
  readonly type!: string;

  @ApiProperty({ maxLength: 200, pattern: '^[^\\u0000]*$' })
  readonly title!: string;

  @ApiProperty({ type: 'integer', format: 'int32', minimum: 400, maximum: 599 })
  readonly status!: number;

  @ApiPropertyOptional({
    maxLength: 1000,
    pattern: '^[^\\u0000]*$',
    description: 'Spanish or English, as Accept-Language asks.',
  })
  readonly detail?: string;

  @ApiProperty({ format: 'uri', maxLength: 100, description: 'The request id as a URN.' })
  readonly instance!: string;

  @ApiProperty({
    maxLength: 60,
    pattern: '^[a-z]+(-[a-z]+)*$',
    description: 'Stable; decide by it.',
  })
  readonly code!: string;

  @ApiProperty({
    maxLength: 1000,
    pattern: '^[^\\u0000]*$',
    description: 'Always Spanish, for clients of the first version.',
  })
  readonly error!: string;

  @ApiPropertyOptional({ type: [FieldProblemDto], maxItems: 50 })
  readonly errors?: readonly FieldProblemDto[];
}
