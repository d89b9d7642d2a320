import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { UNKNOWN_FIELD, describeConstraint } from './constraint-text.js';
import { ProblemException, type FieldProblem } from './problem.exception.js';
import { summaryOf } from './summary.decorator.js';

const MAX_DEPTH = 8;
const MAX_ERRORS = 50;
const MAX_NAME = 100;
const PLAIN_TYPES: readonly unknown[] = [String, Boolean, Number, Array, Object];

/** [API-2] Turns bodies and queries into their DTOs; every field that breaks a rule is pointed at, unknown ones too. */
export class RequestValidationPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom' || metatype === undefined || PLAIN_TYPES.includes(metatype)) return value;
    return this.read(metatype as Type<object>, value ?? {});
  }

  private async read(dto: Type<object>, value: unknown): Promise<object> {
    if (!isObject(value)) {
      const detail = { es: 'debe ser un objeto', en: 'must be an object' };
      throw invalid([{ pointer: '#', detail }]);
    }
    const hostile = hostileNames(value);
    if (hostile.length > 0) throw invalid(hostile);
    const instance = plainToInstance(dto, { ...value });
    const broken = await validate(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    });
    if (broken.length === 0) return instance;
    const wrong = new Set(broken.map((error) => error.property));
    throw invalid(
      broken.flatMap((error) => fieldProblems(error, '#')),
      summaryOf(dto, value, wrong),
    );
  }
}

function invalid(errors: readonly FieldProblem[], error?: string): ProblemException {
  return new ProblemException('invalid-request', {
    errors: errors.slice(0, MAX_ERRORS),
    ...(error !== undefined && { error }),
  });
}

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const pointer = pointerTo(parent, error.property);
  const own = Object.keys(error.constraints ?? {}).map((constraint) => ({
    pointer,
    detail: describeConstraint(error, constraint),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, pointer))];
}

/** Walks without recursion, so that deep nesting cannot exhaust the stack here or in the transformer. */
function hostileNames(root: object): FieldProblem[] {
  const found: FieldProblem[] = [];
  const rest: { value: object; pointer: string; depth: number }[] = [
    { value: root, pointer: '#', depth: 1 },
  ];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.depth > MAX_DEPTH) {
      const detail = { es: 'tiene demasiados niveles', en: 'is nested too deeply' };
      found.push({ pointer: next.pointer, detail });
      continue;
    }
    for (const [name, value] of Object.entries(next.value)) {
      const pointer = pointerTo(next.pointer, name);
      // Names that every object has reach the prototype in careless copies; the transformer drops them silently.
      if (name in Object.prototype) found.push({ pointer, detail: UNKNOWN_FIELD });
      else if (typeof value === 'object' && value !== null) {
        rest.push({ value: value as object, pointer, depth: next.depth + 1 });
      }
    }
  }
  return found;
}

/** RFC 6901 as a URI fragment; long names are cut, lone surrogates replaced. */
function pointerTo(parent: string, name: string): string {
  const readable = name.slice(0, MAX_NAME).replace(/\p{Surrogate}/gu, '\uFFFD');
  return `${parent}/${encodeURIComponent(readable.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
