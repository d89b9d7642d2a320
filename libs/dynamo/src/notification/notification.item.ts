import {
  NOTIFICATION_DAYS,
  isSendable,
  topicOf,
  type Audience,
  type Capacity,
  type Notification,
  type ReadState,
} from '@vigia/domain/notification';
import { expiryAfterDays } from '../expiry.js';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { readStateKey } from '../keys.js';

/** One row of an audience as it is stored. */
export interface NotificationItem {
  readonly audiencia: string;
  readonly id: string;
  readonly calidad: Capacity;
  readonly evento: string;
  readonly incidente_id: string;
  readonly titulo: string;
  readonly actor_email: string | undefined;
  readonly actor_nombre: string | undefined;
  readonly estado_anterior: string | undefined;
  readonly estado_nuevo: string;
  readonly motivo: string | undefined;
  readonly urgente: true | undefined;
  readonly fecha: string;
  readonly expira: number;
  readonly salida: typeof OUTLET | undefined;
}

/** Where everything that may leave the app is. */
export const OUTLET = 'avisos';

/** What one person has read, as it is stored beside the notifications. */
export interface ReadStateItem {
  readonly audiencia: string;
  readonly id: string;
  readonly leido_hasta: string;
  readonly leidos: readonly string[];
  readonly version: number;
}

const CAPACITIES: Readonly<Record<Capacity, true>> = {
  reporter: true,
  assignee: true,
  'former-assignee': true,
  admins: true,
  trade: true,
  campus: true,
  follower: true,
  mentioned: true,
};

/** The item of a notification. */
export function toNotificationItem(notification: Notification): NotificationItem {
  return {
    audiencia: notification.audience,
    id: notification.id,
    calidad: notification.capacity,
    evento: notification.kind,
    incidente_id: notification.incidentId,
    titulo: notification.title,
    actor_email: notification.actor?.email,
    actor_nombre: notification.actor?.name,
    estado_anterior: notification.from ?? undefined,
    estado_nuevo: notification.to,
    motivo: notification.reason ?? undefined,
    urgente: notification.isUrgent || undefined,
    fecha: notification.at,
    expira: expiryAfterDays(notification.at, NOTIFICATION_DAYS),
    salida: isSendable(topicOf(notification)) ? OUTLET : undefined,
  };
}

/** The notification of an item. */
export function fromNotificationItem(item: Item): Notification {
  const read = new ItemReader(item, 'notifications', ['audiencia', 'id']);
  return {
    id: read.text('id'),
    audience: read.word('audiencia', parseAudience),
    capacity: read.word('calidad', oneOf(Object.keys(CAPACITIES) as Capacity[])),
    kind: read.text('evento'),
    incidentId: read.text('incidente_id'),
    title: read.text('titulo'),
    actor: read.isFilled('actor_email')
      ? { email: read.text('actor_email'), name: read.text('actor_nombre') }
      : null,
    from: read.textOr('estado_anterior', null),
    to: read.text('estado_nuevo'),
    reason: read.textOr('motivo', null),
    isUrgent: read.isFilled('urgente'),
    at: read.time('fecha'),
  };
}

/** An audience as it is spelled in a key; `undefined` when it is none. */
export function parseAudience(word: string): Audience | undefined {
  return /^(?:user|role|speciality|incident)#./u.test(word) ? (word as Audience) : undefined;
}

/** The item of what one person has read. */
export function toReadStateItem(email: string, state: ReadState, version: number): ReadStateItem {
  return {
    ...readStateKey(email),
    leido_hasta: state.upTo,
    leidos: state.ids,
    version,
  };
}

/** What one person has read, and the version to write against. */
export function fromReadStateItem(item: Item): { state: ReadState; version: number } {
  const read = new ItemReader(item, 'notifications', ['audiencia', 'id']);
  return {
    state: { upTo: read.text('leido_hasta'), ids: read.texts('leidos') },
    version: read.wholeOr('version', 1),
  };
}
