import { ValidateBy } from 'class-validator';

const E164 = /^\+[1-9]\d{6,14}$/;

/** How a telephone number is described. */
export const PHONE_SCHEMA = { type: 'string', maxLength: 16, pattern: E164.source } as const;

/** A telephone number in E.164. */
export function IsPhone(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isE164',
      validator: { validate: (value) => typeof value === 'string' && E164.test(value) },
    },
    {
      context: {
        text: {
          es: 'debe ser un número internacional como +51987654321',
          en: 'must be an international number such as +51987654321',
        },
      },
    },
  );
}
