import type { Notification } from '../notification/index.js';
import type { IncidentEventType } from '../incident/index.js';
import type { Webhook } from './webhook.js';

/** Days a delivery is kept after it was made. */
export const DELIVERY_DAYS = 30;

/**
 * Seconds until the next try after each failed one, as Standard Webhooks recommends: 5 s, 5 min, 30 min, 2 h, 5 h,
 * 10 h, 14 h, 20 h, 24 h. About three days in all.
 */
export const RETRY_AFTER_S: readonly number[] = [
  5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
];

/** How a delivery stands. The values are the words of the wire. */
export const DeliveryStatus = {
  Waiting: 'pendiente',
  Delivered: 'entregada',
  /** Given up: the dead letter that an admin may send again. */
  Failed: 'fallida',
} as const;
export type DeliveryStatus = (typeof DeliveryStatus)[keyof typeof DeliveryStatus];

/** What came of one try. */
export interface Attempt {
  readonly at: string;
  /** The status that the other side answered; null when it did not answer. */
  readonly httpStatus: number | null;
  /** Why it did not arrive, for people; "" when it did. */
  readonly error: string;
}

/** One event on its way to one webhook. */
export interface Delivery {
  readonly webhookId: string;
  /** Of the notification row, a ULID; with the webhook it names the delivery. */
  readonly eventId: string;
  readonly event: IncidentEventType | typeof PROBE;
  /** The body, the same at every try. */
  readonly body: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly last: Attempt | null;
  /** When to try next; null when there is nothing to try. */
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}

/** The event of a delivery that only tries the webhook out. */
export const PROBE = 'prueba';

/** [HOOK-4] The id by which the other side tells repeated deliveries apart. */
export function messageId({ webhookId, eventId }: Pick<Delivery, 'webhookId' | 'eventId'>): string {
  return `msg_${eventId}_${webhookId}`;
}

/** [HOOK-5] Whether a webhook is told of a notification: an event it wants, after it was added, while it is on. */
export function wants(webhook: Webhook, { kind, at }: Pick<Notification, 'kind' | 'at'>): boolean {
  const events: readonly string[] = webhook.events;
  return webhook.isActive && at >= webhook.createdAt && events.includes(kind);
}

/** A delivery that is due at once. */
export function newDelivery(
  told: Pick<Delivery, 'webhookId' | 'eventId' | 'event' | 'body'>,
  at: string,
): Delivery {
  return {
    ...told,
    status: DeliveryStatus.Waiting,
    attempts: 0,
    last: null,
    dueAt: at,
    createdAt: at,
    version: 1,
  };
}

/** [HOOK-6] What a try leaves: delivered on any 2xx, else the next try, and after the last one the dead letter. */
export function afterAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const { httpStatus, at } = attempt;
  const attempts = delivery.attempts + 1;
  const arrived = httpStatus !== null && httpStatus >= 200 && httpStatus < 300;
  const wait = arrived ? undefined : RETRY_AFTER_S[attempts - 1];
  return {
    ...delivery,
    attempts,
    last: attempt,
    status: arrived
      ? DeliveryStatus.Delivered
      : wait === undefined
        ? DeliveryStatus.Failed
        : DeliveryStatus.Waiting,
    dueAt: wait === undefined ? null : new Date(Date.parse(at) + wait * 1000).toISOString(),
    version: delivery.version + 1,
  };
}

/** [HOOK-6] Not tried any more: the dead letter. */
export function giveUp(delivery: Delivery): Delivery {
  return {
    ...delivery,
    status: DeliveryStatus.Failed,
    dueAt: null,
    version: delivery.version + 1,
  };
}

/** [HOOK-7] Sent again from the start, whatever became of it. */
export function replay(delivery: Delivery, at: string): Delivery {
  return {
    ...delivery,
    status: DeliveryStatus.Waiting,
    attempts: 0,
    dueAt: at,
    version: delivery.version + 1,
  };
}
