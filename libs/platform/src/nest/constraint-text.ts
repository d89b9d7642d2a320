import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { Text } from '../problem.js';
import { textFault, type TextBounds } from './is-text.js';

type Rule = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];
type Describe = (args: readonly unknown[], value: unknown) => Text;

const DESCRIPTIONS: Readonly<Record<string, Describe>> = {
  isText: ([bounds], value) => textFault(value, bounds as TextBounds) ?? NOT_VALID,
  isDefined: () => ({ es: 'es obligatorio', en: 'is required' }),
  isString: () => ({ es: 'debe ser un texto', en: 'must be a text' }),
  isObject: () => ({ es: 'debe ser un objeto', en: 'must be an object' }),
  nestedValidation: () => ({ es: 'debe ser un objeto', en: 'must be an object' }),
  isBoolean: () => ({ es: 'debe ser true o false', en: 'must be true or false' }),
  isInt: () => ({ es: 'debe ser un número entero', en: 'must be a whole number' }),
  isEmail: () => ({ es: 'debe ser un correo válido', en: 'must be a valid mail address' }),
  isUuid: () => ({ es: 'debe ser un UUID', en: 'must be a UUID' }),
  isArray: () => ({ es: 'debe ser una lista', en: 'must be a list' }),
  isIn: ([words]) => {
    const list = (words as readonly unknown[]).map(String).join(', ');
    return { es: `debe ser uno de: ${list}`, en: `must be one of: ${list}` };
  },
  min: ([least]) => ({
    es: `debe ser como mínimo ${String(least)}`,
    en: `must be at least ${String(least)}`,
  }),
  max: ([most]) => ({
    es: `debe ser como máximo ${String(most)}`,
    en: `must be at most ${String(most)}`,
  }),
  maxLength: ([most]) => ({
    es: `debe tener como máximo ${String(most)} caracteres`,
    en: `must have at most ${String(most)} characters`,
  }),
  arrayMaxSize: ([most]) => ({
    es: `debe tener como máximo ${String(most)} elementos`,
    en: `must have at most ${String(most)} items`,
  }),
  arrayMinSize: ([least]) => ({
    es: `debe tener al menos ${String(least)} elementos`,
    en: `must have at least ${String(least)} items`,
  }),
  whitelistValidation: () => UNKNOWN_FIELD,
};

const NOT_VALID: Text = { es: 'no es válido', en: 'is not valid' };

/** A field that the request does not have. */
export const UNKNOWN_FIELD: Text = { es: 'es un campo desconocido', en: 'is an unknown field' };

/** What is wrong with a field, in words for people; own constraints give their words as `context.text`. */
export function describeConstraint(error: ValidationError, constraint: string): Text {
  const rule = ruleOf(error, constraint);
  // Not `error.contexts`, which lacks those of constraints without a message.
  const own = (rule?.context as { text?: unknown } | undefined)?.text;
  if (isText(own)) return own;
  const describe = DESCRIPTIONS[constraint];
  return describe === undefined ? NOT_VALID : describe(rule?.constraints ?? [], error.value);
}

/** The rule of the DTO that a field broke. */
function ruleOf(error: ValidationError, constraint: string): Rule | undefined {
  if (error.target === undefined) return undefined;
  const storage = getMetadataStorage();
  return storage
    .getTargetValidationMetadatas(error.target.constructor, '', true, false)
    .find(
      (candidate) =>
        candidate.propertyName === error.property &&
        storage
          .getTargetValidatorConstraints(candidate.constraintCls)
          .some((known) => known.name === constraint),
    );
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'es' in value && 'en' in value;
}
