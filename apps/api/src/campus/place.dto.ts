import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsNumber, IsOptional, Max, Min } from 'class-validator';

const KEY = { max: 60 } as const;
const PART = { type: 'number', format: 'double', minimum: 0, maximum: 1, nullable: true } as const;

/** A part of the width or height of a plan. */
function IsPart(): PropertyDecorator {
  const text = { es: 'debe ser un número de 0 a 1', en: 'must be a number from 0 to 1' };
  const rules = [IsOptional(), IsNumber({}, { context: { text } }), Min(0), Max(1)];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}

/** A place of the campus catalogue in a request. */
export class PlaceDto {
  @ApiProperty({ ...textSchema(KEY), description: 'Key of the building.', example: 'aulas' })
  @IsText(KEY)
  readonly edificio!: string;

  @ApiProperty({
    ...textSchema(KEY),
    description: 'Key of the floor within its building.',
    example: '2',
  })
  @IsText(KEY)
  readonly piso!: string;

  @ApiPropertyOptional({
    ...textSchema(KEY),
    nullable: true,
    description: 'Key of the room within its floor.',
    example: 'a205',
  })
  @IsOptional()
  @IsText(KEY)
  readonly ambiente?: string | null;

  @ApiPropertyOptional({
    ...textSchema(KEY),
    nullable: true,
    description: 'Key of the plan of that floor; with `x` and `y`, or none of the three.',
    example: 'aulas-2',
  })
  @IsOptional()
  @IsText(KEY)
  readonly plano?: string | null;

  @ApiPropertyOptional({ ...PART, description: 'Part of the width of the plan, from its left.' })
  @IsPart()
  readonly x?: number | null;

  @ApiPropertyOptional({ ...PART, description: 'Part of the height of the plan, from its top.' })
  @IsPart()
  readonly y?: number | null;
}
