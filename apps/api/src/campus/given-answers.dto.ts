import { ApiProperty } from '@nestjs/swagger';
import type { Answer } from '@vigia/domain/incident';
import { IsText, textFault, textSchema } from '@vigia/platform/nest';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

const KEY = { max: 60 } as const;
const LINE = { max: 500 } as const;
const WORD = { max: 100 } as const;
const VALUES_MAX = 20;
const VERSION_MAX = 1_000_000;
const MOST = 1e9;

/** Something that some question may be answered with; its own question says what exactly. */
const IsAnswer = (): PropertyDecorator =>
  ValidateBy(
    { name: 'isAnswer', validator: { validate: isAnswer } },
    {
      context: {
        text: {
          es: 'debe ser un texto, un número, true o false, o una lista de palabras',
          en: 'must be a text, a number, true or false, or a list of words',
        },
      },
    },
  );

function isAnswer(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (typeof value === 'number') return Math.abs(value) <= MOST;
  if (typeof value === 'string') return textFault(value, LINE) === undefined;
  if (!Array.isArray(value) || value.length > VALUES_MAX) return false;
  return value.every((word) => textFault(word, WORD) === undefined);
}

/** The answer to one question of a category in a request. */
export class GivenAnswerDto {
  @ApiProperty({ ...textSchema(KEY), description: 'Key of the question.', example: 'equipo' })
  @IsText(KEY)
  readonly clave!: string;

  @ApiProperty({
    oneOf: [
      textSchema(LINE),
      { type: 'number', format: 'double', minimum: -MOST, maximum: MOST },
      { type: 'boolean' },
      { type: 'array', maxItems: VALUES_MAX, items: textSchema(WORD) },
    ],
    example: 'proyector',
  })
  @IsAnswer()
  readonly valor!: Answer;
}

/** Answers to the questions of a category in a request. */
export class GivenAnswersDto {
  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: VERSION_MAX,
    description: 'Version of the questions that was answered; older ones are taken as well.',
  })
  @IsInt()
  @Min(1)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiProperty({ type: [GivenAnswerDto], maxItems: VALUES_MAX })
  @IsArray()
  @ArrayMaxSize(VALUES_MAX)
  @ValidateNested({ each: true })
  @Type(() => GivenAnswerDto)
  readonly valores!: readonly GivenAnswerDto[];
}
