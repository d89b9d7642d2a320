import { ValidateBy, type ValidationOptions } from 'class-validator';
import type { Text } from '../problem.js';

/** Bounds of a text in characters (code points), both included. */
export interface TextBounds {
  readonly max: number;
  /** 1 unless stated; blanks do not count. */
  readonly min?: number;
  /** Whether line breaks and tabs are welcome. */
  readonly multiline?: boolean;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /(?![\t\n\r])\p{Cc}/u;

/** A well-formed text within bounds, without control characters. */
export function IsText(bounds: TextBounds, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isText',
      constraints: [bounds],
      validator: { validate: (value) => textFault(value, bounds) === undefined },
    },
    options,
  );
}

/** The same bounds for the API description. */
export function textSchema({ max, min = 1, multiline = false }: TextBounds): {
  readonly type: 'string';
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: string;
} {
  const pattern = multiline
    ? '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$'
    : '^[^\\u0000-\\u001F\\u007F-\\u009F]*$';
  return { type: 'string', minLength: min, maxLength: max, pattern };
}

/** What keeps a value from being such a text; `undefined` when nothing does. */
export function textFault(value: unknown, bounds: TextBounds): Text | undefined {
  const { max, min = 1, multiline = false } = bounds;
  if (value === undefined || value === null) return { es: 'es obligatorio', en: 'is required' };
  if (typeof value !== 'string') return { es: 'debe ser un texto', en: 'must be a text' };
  const length = Array.from(value).length;
  if (value.trim() === '' && min > 0)
    return { es: 'no puede estar vacío', en: 'must not be empty' };
  if (length < min) {
    return {
      es: `debe tener al menos ${String(min)} caracteres`,
      en: `must have at least ${String(min)} characters`,
    };
  }
  if (length > max) {
    return {
      es: `debe tener como máximo ${String(max)} caracteres`,
      en: `must have at most ${String(max)} characters`,
    };
  }
  const unwanted = multiline ? CONTROL_BUT_LINES : CONTROL;
  if (LONE_SURROGATE.test(value) || unwanted.test(value)) {
    return {
      es: 'contiene caracteres no permitidos',
      en: 'contains characters that are not allowed',
    };
  }
  return undefined;
}
