import { SPECIALITIES, parseSpeciality } from '@vigia/domain/shared';
import { ValidateBy } from 'class-validator';

/** A speciality or an old alias of one; blank counts as none. */
export function IsSpeciality(): PropertyDecorator {
  return ValidateBy({
    name: 'isIn',
    constraints: [SPECIALITIES],
    validator: {
      validate: (value) =>
        typeof value === 'string' && (value.trim() === '' || parseSpeciality(value) !== undefined),
    },
  });
}
