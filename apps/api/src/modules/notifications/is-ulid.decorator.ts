import { ULID_PATTERN } from '@vigia/wire';
import { Matches, type ValidationOptions } from 'class-validator';

const text = { es: 'debe ser un ULID', en: 'must be a ULID' };

/** The id of a notification. */
export function IsUlid(options: ValidationOptions = {}): PropertyDecorator {
  return Matches(ULID_PATTERN, { ...options, context: { text } });
}
