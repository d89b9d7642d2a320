import { ApiProperty, ApiPropertyOptional, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import {
  type Building,
  type Catalogue,
  type Category,
  type Floor,
  type Question,
  type QuestionSet,
  type Words,
} from '@vigia/domain/campus';
import { RISK_LEVELS } from '@vigia/domain/incident';
import { SPECIALITIES } from '@vigia/domain/shared';
import { textSchema } from '@vigia/platform/nest';

const KEY = textSchema({ max: 60 });
const PART = { type: 'number', format: 'double', minimum: 0, maximum: 1, nullable: true } as const;
const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 1_000_000 } as const;
const BOUND = { type: 'number', format: 'double', minimum: -1e9, maximum: 1e9 } as const;
const SMALL = { type: 'integer', format: 'int32', minimum: 1, maximum: 500 } as const;
const WORDS = { type: 'array', maxItems: 20, items: KEY } as const;

export class WordsDto implements Words {
  @ApiProperty(textSchema({ max: 300 }))
  readonly es!: string;

  @ApiProperty(textSchema({ max: 300 }))
  readonly en!: string;
}

class NamedDto {
  @ApiProperty(KEY)
  readonly clave!: string;

  @ApiProperty()
  readonly nombre!: WordsDto;
}

/** A room or corner that people know by name. */
export class RoomDto extends NamedDto {
  @ApiProperty({ ...PART, description: 'Part of the width of the plan; null where unknown.' })
  readonly x!: number | null;

  @ApiProperty({ ...PART, description: 'Part of the height of the plan; null where unknown.' })
  readonly y!: number | null;
}

export class FloorDto extends NamedDto {
  @ApiProperty({
    ...KEY,
    nullable: true,
    description: 'Key of its plan, /campus/plans/<key>.svg of the web app.',
  })
  readonly plano!: string | null;

  @ApiProperty({ type: [RoomDto], maxItems: 500 })
  readonly ambientes!: readonly RoomDto[];
}

export class BuildingDto extends NamedDto {
  @ApiProperty({ type: [FloorDto], maxItems: 100 })
  readonly pisos!: readonly FloorDto[];
}

export class OptionsDto {
  @ApiProperty({ type: 'string', enum: ['string'] })
  readonly type!: 'string';

  @ApiProperty(WORDS)
  readonly enum!: readonly string[];
}

/** A question, as the JSON Schema of its answer. */
export class QuestionDto implements Question {
  @ApiProperty({ enum: ['string', 'integer', 'number', 'boolean', 'array'] })
  readonly type!: Question['type'];

  @ApiProperty({ type: WordsDto, description: 'The question in words.' })
  readonly 'x-nombre'!: WordsDto;

  @ApiPropertyOptional({ ...WORDS, description: 'The answers to choose from.' })
  readonly enum?: readonly string[];

  @ApiPropertyOptional({ type: OptionsDto, description: 'Of an array: what to choose from.' })
  readonly items?: OptionsDto;

  @ApiPropertyOptional({
    type: 'object',
    maxProperties: 20,
    additionalProperties: { $ref: getSchemaPath(WordsDto) },
    description: 'What each word of `enum` is called.',
  })
  readonly 'x-opciones'?: Readonly<Record<string, WordsDto>>;

  @ApiPropertyOptional(SMALL)
  readonly maxLength?: number;

  @ApiPropertyOptional(SMALL)
  readonly maxItems?: number;

  @ApiPropertyOptional({ type: 'boolean' })
  readonly uniqueItems?: boolean;

  @ApiPropertyOptional(BOUND)
  readonly minimum?: number;

  @ApiPropertyOptional(BOUND)
  readonly maximum?: number;
}

/** The JSON Schema of all answers: flat. */
@ApiExtraModels(QuestionDto, WordsDto)
export class AnswersSchemaDto {
  @ApiProperty({ type: 'string', enum: ['object'] })
  readonly type!: 'object';

  @ApiProperty({
    type: 'object',
    maxProperties: 20,
    additionalProperties: { $ref: getSchemaPath(QuestionDto) },
    description: 'Question by key.',
  })
  readonly properties!: Readonly<Record<string, QuestionDto>>;

  @ApiProperty(WORDS)
  readonly required!: readonly string[];

  @ApiProperty({ type: 'boolean', enum: [false] })
  readonly additionalProperties!: false;
}

export class QuestionsDto {
  @ApiProperty(VERSION)
  readonly version!: number;

  @ApiProperty()
  readonly esquema!: AnswersSchemaDto;
}

export class ChecklistPointDto extends NamedDto {}

/** A kind of incident. */
export class CategoryDto extends NamedDto {
  @ApiProperty({ ...KEY, description: 'A word by which a client chooses its picture.' })
  readonly icono!: string;

  @ApiProperty({
    type: 'string',
    enum: [...SPECIALITIES, null],
    nullable: true,
    description: 'The trade that usually solves it.',
  })
  readonly especialidad!: string | null;

  @ApiProperty({
    oneOf: [
      { $ref: getSchemaPath(QuestionsDto) },
      { type: 'object', nullable: true, enum: [null] },
    ],
    description: 'What is asked now; null where nothing is.',
  })
  readonly preguntas!: QuestionsDto | null;

  @ApiProperty({
    type: [QuestionsDto],
    maxItems: 50,
    description: 'Questions of the past, the oldest first: they explain older answers.',
  })
  readonly preguntas_anteriores!: readonly QuestionsDto[];

  @ApiProperty({
    type: [ChecklistPointDto],
    maxItems: 50,
    description: 'What its worker goes through.',
  })
  readonly lista!: readonly ChecklistPointDto[];
}

export class RiskHelpDto {
  @ApiProperty({ enum: RISK_LEVELS })
  readonly clave!: string;

  @ApiProperty()
  readonly nombre!: WordsDto;

  @ApiProperty({ type: WordsDto, description: 'When to choose it, in plain words.' })
  readonly ayuda!: WordsDto;
}

/** The catalogue of the campus. */
@ApiExtraModels(QuestionsDto)
export class CatalogueDto {
  @ApiProperty({ type: 'string', maxLength: 40, pattern: '^[0-9a-f]+$' })
  readonly version!: string;

  @ApiProperty({ type: [BuildingDto], maxItems: 100 })
  readonly edificios!: readonly BuildingDto[];

  @ApiProperty({ type: [CategoryDto], maxItems: 40 })
  readonly tipos!: readonly CategoryDto[];

  @ApiProperty({ type: [RiskHelpDto], maxItems: 4 })
  readonly riesgos!: readonly RiskHelpDto[];
}

export function toCatalogueDto(catalogue: Catalogue): CatalogueDto {
  const { version, buildings, categories, risks } = catalogue;
  return {
    version,
    edificios: buildings.map(toBuildingDto),
    tipos: categories.map(toCategoryDto),
    riesgos: risks.map(({ risk, name, help }) => ({ clave: risk, nombre: name, ayuda: help })),
  };
}

function toBuildingDto({ key, name, floors }: Building): BuildingDto {
  return { clave: key, nombre: name, pisos: floors.map(toFloorDto) };
}

function toFloorDto({ key, name, plan, rooms }: Floor): FloorDto {
  const ambientes = rooms.map((room) => ({
    clave: room.key,
    nombre: room.name,
    x: room.at?.x ?? null,
    y: room.at?.y ?? null,
  }));
  return { clave: key, nombre: name, plano: plan, ambientes };
}

function toCategoryDto(category: Category): CategoryDto {
  const { key, name, icon, speciality, questions, checklist } = category;
  const asked = questions.map(toQuestionsDto);
  return {
    clave: key,
    nombre: name,
    icono: icon,
    especialidad: speciality,
    preguntas: asked.at(-1) ?? null,
    preguntas_anteriores: asked.slice(0, -1),
    lista: checklist.map((point) => ({ clave: point.key, nombre: point.name })),
  };
}

function toQuestionsDto({ version, schema }: QuestionSet): QuestionsDto {
  return { version, esquema: schema };
}
