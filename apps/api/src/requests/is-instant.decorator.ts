import { ValidateBy } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** How an instant is described. */
export const INSTANT_SCHEMA = { type: 'string', format: 'date-time', maxLength: 24 } as const;

/** A moment in UTC, such as 2026-03-02T12:00:00Z. */
export function IsInstant(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: (value) =>
          typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
      },
    },
    {
      context: {
        text: {
          es: 'debe ser un momento como 2026-03-02T12:00:00Z',
          en: 'must be a moment such as 2026-03-02T12:00:00Z',
        },
      },
    },
  );
}
