import { IncidentEventType } from '@vigia/domain/incident';
import {
  DELIVERY_DAYS,
  DeliveryStatus,
  PROBE,
  type Attempt,
  type Delivery,
} from '@vigia/domain/webhook';
import { expiryAfterDays } from '../expiry.js';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { deliveryKey } from '../keys.js';

/** The queue of what waits for its next try. */
export const QUEUE = 'pendientes';

/** A delivery as it is stored. */
export interface DeliveryItem {
  readonly id: string;
  readonly lista: string;
  readonly orden: string;
  readonly webhook: string;
  readonly evento: string;
  readonly cuerpo: string;
  readonly estado: DeliveryStatus;
  readonly intentos: number;
  readonly ultimo: StoredAttempt | undefined;
  readonly fecha_creacion: string;
  readonly version: number;
  readonly expira: number;
  readonly cola: typeof QUEUE | undefined;
  readonly vence: string | undefined;
  readonly proximo: string | undefined;
}

interface StoredAttempt {
  readonly fecha: string;
  readonly respuesta: number | undefined;
  readonly error: string;
}

/** The list of what is or was on its way to one webhook. */
export function deliveriesOf(webhookId: string): string {
  return `webhook#${webhookId}`;
}

/** Sorts what waits by when to try it. */
export function queueOrder(dueAt: string, key: string): string {
  return `${dueAt}#${key}`;
}

/** The item of a delivery. */
export function toDeliveryItem(delivery: Delivery): DeliveryItem {
  const { webhookId, eventId, dueAt, last } = delivery;
  const { id } = deliveryKey(webhookId, eventId);
  return {
    id,
    lista: deliveriesOf(webhookId),
    orden: eventId,
    webhook: webhookId,
    evento: delivery.event,
    cuerpo: delivery.body,
    estado: delivery.status,
    intentos: delivery.attempts,
    ultimo: last === null ? undefined : toStoredAttempt(last),
    fecha_creacion: delivery.createdAt,
    version: delivery.version,
    expira: expiryAfterDays(delivery.createdAt, DELIVERY_DAYS),
    cola: dueAt === null ? undefined : QUEUE,
    vence: dueAt === null ? undefined : queueOrder(dueAt, id),
    proximo: dueAt ?? undefined,
  };
}

/** The delivery of an item. */
export function fromDeliveryItem(item: Item): Delivery {
  const read = new ItemReader(item, 'webhooks', ['id']);
  return {
    webhookId: read.text('webhook'),
    eventId: read.text('orden'),
    event: read.word('evento', oneOf([...Object.values(IncidentEventType), PROBE])),
    body: read.text('cuerpo'),
    status: read.word('estado', oneOf(Object.values(DeliveryStatus))),
    attempts: read.number('intentos'),
    last: read.part('ultimo', readAttempt),
    dueAt: read.timeOrNull('proximo'),
    createdAt: read.time('fecha_creacion'),
    version: read.number('version'),
  };
}

function toStoredAttempt({ at, httpStatus, error }: Attempt): StoredAttempt {
  return { fecha: at, respuesta: httpStatus ?? undefined, error };
}

function readAttempt(read: ItemReader): Attempt {
  const answered = read.wholeOr('respuesta', 0);
  return {
    at: read.time('fecha'),
    httpStatus: answered === 0 ? null : answered,
    error: read.text('error'),
  };
}
