import { ValidateIf } from 'class-validator';

/** The field may be left out; `null` is a value like any other, and wrong where a text is expected. */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}
