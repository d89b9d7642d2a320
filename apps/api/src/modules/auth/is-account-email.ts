import { isEmail } from '@vigia/domain/user';
import { ValidateBy } from 'class-validator';

/** An address that we can send mail to. */
export function IsAccountEmail(): PropertyDecorator {
  return ValidateBy({
    name: 'isEmail',
    validator: { validate: (value) => typeof value === 'string' && isEmail(value) },
  });
}
