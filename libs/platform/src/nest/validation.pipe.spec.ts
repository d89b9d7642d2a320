import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { describe, expect, it } from 'vitest';
import { IsText } from './is-text.js';
import { ProblemException } from './problem.exception.js';
import { Summary } from './summary.decorator.js';
import { RequestValidationPipe } from './validation.pipe.js';

class PlaceDto {
  @IsText({ max: 10 })
  readonly piso!: string;
}

@Summary(
  { whenMissing: ['titulo'], text: 'titulo es requerido' },
  { whenWrong: ['titulo'], text: 'titulo inválido' },
)
class ReportDto {
  @IsText({ max: 10 })
  readonly titulo!: string;

  @IsOptional()
  @IsIn(['alto', 'bajo'])
  readonly riesgo?: string;

  @IsOptional()
  @IsInt()
  readonly veces?: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceDto)
  readonly lugar?: PlaceDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsText({ max: 3 }, { each: true })
  readonly fotos?: readonly string[];
}

const pipe = new RequestValidationPipe();

function read(value: unknown): Promise<unknown> {
  return pipe.transform(value, { type: 'body', metatype: ReportDto });
}

async function refusal(value: unknown): Promise<ProblemException['extras']> {
  const error: unknown = await read(value).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemException);
  expect((error as ProblemException).code).toBe('invalid-request');
  return (error as ProblemException).extras;
}

async function pointers(value: unknown): Promise<string[]> {
  return ((await refusal(value)).errors ?? []).map(({ pointer }) => pointer);
}

describe('RequestValidationPipe', () => {
  it('makes the DTO of a body that keeps every rule', async () => {
    const body = { titulo: 'Fuga', riesgo: 'alto', lugar: { piso: '2' }, fotos: ['a'] };

    const dto = await read(body);

    expect(dto).toBeInstanceOf(ReportDto);
    expect(dto).toEqual(body);
  });

  it('converts nothing by itself', async () => {
    expect(await pointers({ titulo: 'Fuga', veces: '5' })).toEqual(['#/veces']);
    expect(await pointers({ titulo: 5 })).toEqual(['#/titulo']);
  });

  it('[API-2] points at every wrong field, nested and unknown ones too', async () => {
    const found = await pointers({
      titulo: '',
      riesgo: 'enorme',
      lugar: { piso: 2, otro: 1 },
      fotos: ['a', 'b', 'c'],
      'x/y~z ñ': 1,
    });

    expect(found.sort()).toEqual([
      '#/fotos',
      '#/lugar/otro',
      '#/lugar/piso',
      '#/riesgo',
      '#/titulo',
      '#/x~1y~0z%20%C3%B1',
    ]);
  });

  it('says what is allowed in both languages', async () => {
    const { errors } = await refusal({ titulo: 'Fuga', riesgo: 'enorme' });

    expect(errors).toEqual([
      {
        pointer: '#/riesgo',
        detail: { es: 'debe ser uno de: alto, bajo', en: 'must be one of: alto, bajo' },
      },
    ]);
  });

  it.each([
    [{}, 'titulo es requerido'],
    [{ titulo: null }, 'titulo es requerido'],
    [{ titulo: ' ' }, 'titulo es requerido'],
    [{ titulo: 'x'.repeat(11) }, 'titulo inválido'],
    [{ titulo: 'Fuga', riesgo: 'enorme' }, undefined],
  ])('sums %j up in the words of the DTO', async (body, text) => {
    expect((await refusal(body)).error).toBe(text);
  });

  it.each([[[]], ['text'], [5], [true], [[{ titulo: 'Fuga' }]]])(
    'refuses %j, which is no object',
    async (body) => {
      expect(await pointers(body)).toEqual(['#']);
    },
  );

  it('says what is wrong in the own words of a constraint, which needs no message for that', async () => {
    class WordDto {
      @ValidateBy(
        { name: 'isWord', validator: { validate: (value) => value === 'sí' } },
        { context: { text: { es: 'debe ser sí', en: 'must be sí' } } },
      )
      readonly palabra!: string;
    }

    const error: unknown = await pipe
      .transform({ palabra: 'no' }, { type: 'body', metatype: WordDto })
      .catch((caught: unknown) => caught);

    expect((error as ProblemException).extras.errors).toEqual([
      { pointer: '#/palabra', detail: { es: 'debe ser sí', en: 'must be sí' } },
    ]);
  });

  it('reads a missing body as an empty one', async () => {
    expect(await pointers(undefined)).toEqual(['#/titulo']);
    expect(await pointers(null)).toEqual(['#/titulo']);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'refuses %s wherever it stands, and pollutes nothing',
    async (name) => {
      const body: unknown = JSON.parse(`{"titulo":"Fuga","lugar":{"${name}":{"evil":true}}}`);

      expect(await pointers(body)).toEqual([`#/lugar/${name}`]);
      expect(await pointers(JSON.parse(`{"titulo":"Fuga","${name}":{"evil":true}}`))).toEqual([
        `#/${name}`,
      ]);
      expect({}).not.toHaveProperty('evil');
    },
  );

  it('refuses nesting that would exhaust the stack', async () => {
    const depth = 30_000;
    const body: unknown = JSON.parse(
      `{"titulo":"Fuga","fotos":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    );

    const [pointer] = await pointers(body);

    expect(pointer).toMatch(/^#\/fotos(\/0)+$/);
  });

  it('names fifty fields at most, and cuts long names', async () => {
    const names = Array.from({ length: 500 }, (_, n) => [`${String(n)}-${'x'.repeat(500)}`, 1]);

    const found = await pointers({ titulo: 'Fuga', ...(Object.fromEntries(names) as object) });

    expect(found).toHaveLength(50);
    expect(Math.max(...found.map(({ length }) => length))).toBeLessThan(110);
  });

  it('points at names with lone surrogates', async () => {
    expect(await pointers({ titulo: 'Fuga', '\ud800': 1 })).toEqual(['#/%EF%BF%BD']);
  });

  it('leaves values alone that have no DTO', async () => {
    expect(await pipe.transform('5', { type: 'param', metatype: String })).toBe('5');
    expect(await pipe.transform({ a: 1 }, { type: 'custom', metatype: ReportDto })).toEqual({
      a: 1,
    });
    expect(await pipe.transform('x', { type: 'body', metatype: undefined })).toBe('x');
  });
});
