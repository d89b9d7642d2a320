import { IncidentEventType } from '@vigia/domain/incident';
import type { Webhook, WebhookSecret } from '@vigia/domain/webhook';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { webhookKey } from '../keys.js';

/** The list of all webhooks. */
export const WEBHOOK_LIST = 'webhooks';

/** A webhook as it is stored. */
export interface WebhookItem {
  readonly id: string;
  readonly lista: typeof WEBHOOK_LIST;
  readonly orden: string;
  readonly webhook: string;
  readonly nombre: string;
  readonly url: string;
  readonly eventos: readonly IncidentEventType[];
  readonly activo: boolean;
  readonly secretos: readonly { readonly sellado: string; readonly hasta: string | undefined }[];
  readonly creado_por: string;
  readonly fecha_creacion: string;
  readonly fecha_actualizacion: string;
  readonly version: number;
}

/** The item of a webhook. */
export function toWebhookItem(webhook: Webhook): WebhookItem {
  return {
    ...webhookKey(webhook.id),
    lista: WEBHOOK_LIST,
    orden: `${webhook.createdAt}#${webhook.id}`,
    webhook: webhook.id,
    nombre: webhook.name,
    url: webhook.url,
    eventos: webhook.events,
    activo: webhook.isActive,
    secretos: webhook.secrets.map(({ sealed, until }) => ({
      sellado: sealed,
      hasta: until ?? undefined,
    })),
    creado_por: webhook.createdBy,
    fecha_creacion: webhook.createdAt,
    fecha_actualizacion: webhook.updatedAt,
    version: webhook.version,
  };
}

/** The webhook of an item. */
export function fromWebhookItem(item: Item): Webhook {
  const read = new ItemReader(item, 'webhooks', ['id']);
  const event = oneOf(Object.values(IncidentEventType));
  return {
    id: read.text('webhook'),
    name: read.text('nombre'),
    url: read.text('url'),
    events: read.texts('eventos').map((word) => event(word) ?? read.unreadable('eventos')),
    isActive: item['activo'] === true,
    secrets: read.parts('secretos', readSecret),
    createdBy: read.text('creado_por'),
    createdAt: read.time('fecha_creacion'),
    updatedAt: read.time('fecha_actualizacion'),
    version: read.number('version'),
  };
}

function readSecret(read: ItemReader): WebhookSecret {
  return { sealed: read.text('sellado'), until: read.timeOrNull('hasta') };
}
