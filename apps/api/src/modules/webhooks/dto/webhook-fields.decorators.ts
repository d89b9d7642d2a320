import { applyDecorators } from '@nestjs/common';
import { WEBHOOK_EVENTS, WEBHOOK_NAME_MAX, WEBHOOK_URL_MAX } from '@vigia/domain/webhook';
import { IsText, textSchema } from '@vigia/platform/nest';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';

const NAME = { max: WEBHOOK_NAME_MAX } as const;
const URL = { max: WEBHOOK_URL_MAX } as const;

export const NAME_SCHEMA = { ...textSchema(NAME), example: 'Mantenimiento' };
export const URL_SCHEMA = {
  ...textSchema(URL),
  description: 'An https address without user, password or fragment, on the public internet.',
  example: 'https://sistema.example/vigia',
};
export const EVENTS_SCHEMA = {
  type: 'array' as const,
  minItems: 1,
  maxItems: WEBHOOK_EVENTS.length,
  uniqueItems: true,
  items: { type: 'string', enum: [...WEBHOOK_EVENTS] },
  description: 'What it is told of.',
};

export function IsWebhookName(): PropertyDecorator {
  return IsText(NAME);
}

export function IsWebhookUrl(): PropertyDecorator {
  return IsText(URL);
}

export function IsWebhookEvents(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(WEBHOOK_EVENTS.length),
    ArrayUnique(),
    IsIn(WEBHOOK_EVENTS, { each: true }),
  );
}
