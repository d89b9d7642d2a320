import { ValidateBy } from 'class-validator';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** How a time of day is described. */
export const TIME_SCHEMA = { type: 'string', maxLength: 5, pattern: TIME.source } as const;

/** A time of day, such as 08:30. */
export function IsTimeOfDay(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isTimeOfDay',
      validator: { validate: (value) => typeof value === 'string' && TIME.test(value) },
    },
    {
      context: {
        text: { es: 'debe ser una hora como 08:30', en: 'must be a time such as 08:30' },
      },
    },
  );
}
