import type { DeliveryStatus } from '@vigia/domain/webhook';
import type { List } from '../cursor.js';

/** What is or was on its way to one webhook, under one filter. */
export function deliveryList(webhookId: string, status: DeliveryStatus | undefined): List {
  return {
    name: 'webhook-deliveries',
    about: [webhookId, status ?? null],
    position: /^[0-9A-Z]{26}$/,
  };
}
