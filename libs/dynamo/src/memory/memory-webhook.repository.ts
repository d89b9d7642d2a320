import type { AccountEvent } from '@vigia/domain/audit';
import { ConcurrentChangeError, type Page } from '@vigia/domain/shared';
import {
  WebhookRepository,
  type Delivery,
  type DeliveryQuery,
  type Webhook,
} from '@vigia/domain/webhook';
import { deliveryKey } from '../keys.js';
import { deliveryList } from '../webhook/delivery-list.js';
import type { MemoryStore } from './memory-store.js';
import { sortedPage } from './sorted-page.js';

/** Webhooks and what is on its way to them in memory. */
export class MemoryWebhookRepository extends WebhookRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async list(): Promise<readonly Webhook[]> {
    const order = ({ createdAt, id }: Webhook): string => `${createdAt}#${id}`;
    return [...this.store.webhooks.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  override async find(id: string): Promise<Webhook | undefined> {
    return this.store.webhooks.get(id);
  }

  override async save(webhook: Webhook, before?: Webhook, event?: AccountEvent): Promise<void> {
    if (this.store.webhooks.get(webhook.id)?.version !== before?.version) {
      throw new ConcurrentChangeError(webhook.id);
    }
    this.store.webhooks.set(webhook.id, webhook);
    if (event !== undefined) this.store.accountEvents.push(event);
  }

  override async remove({ id }: Webhook, event?: AccountEvent): Promise<void> {
    this.store.webhooks.delete(id);
    if (event !== undefined) this.store.accountEvents.push(event);
  }

  override async enqueue(delivery: Delivery): Promise<boolean> {
    const { id } = keyOf(delivery);
    if (this.store.deliveries.has(id)) return false;
    this.store.deliveries.set(id, delivery);
    return true;
  }

  override async settle(delivery: Delivery, before: Delivery): Promise<boolean> {
    const { id } = keyOf(delivery);
    if (this.store.deliveries.get(id)?.version !== before.version) return false;
    this.store.deliveries.set(id, delivery);
    return true;
  }

  override async findDelivery(webhookId: string, eventId: string): Promise<Delivery | undefined> {
    return this.store.deliveries.get(deliveryKey(webhookId, eventId).id);
  }

  override async listDeliveries(
    webhookId: string,
    { status, limit, cursor }: DeliveryQuery,
  ): Promise<Page<Delivery>> {
    const rows = [...this.store.deliveries.values()].filter(
      (delivery) =>
        delivery.webhookId === webhookId && (status === undefined || delivery.status === status),
    );
    return sortedPage(deliveryList(webhookId, status), rows, {
      direction: 'descending',
      limit,
      cursor,
      positionOf: ({ eventId }) => eventId,
    });
  }

  override async due(at: string, limit: number): Promise<readonly Delivery[]> {
    const order = (delivery: Delivery): string => `${String(delivery.dueAt)}#${keyOf(delivery).id}`;
    return [...this.store.deliveries.values()]
      .filter(({ dueAt }) => dueAt !== null && dueAt <= at)
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      .slice(0, limit);
  }

  override async lease(owner: string, now: string, until: string): Promise<string | undefined> {
    const { eventReader: reader } = this.store;
    if (reader.owner !== owner && reader.until > now) return undefined;
    this.store.eventReader = { ...reader, owner, until };
    return reader.cursor;
  }

  override async advance(owner: string, cursor: string): Promise<void> {
    const { eventReader: reader } = this.store;
    if (reader.owner === owner) this.store.eventReader = { ...reader, cursor };
  }
}

function keyOf({ webhookId, eventId }: Delivery): { readonly id: string } {
  return deliveryKey(webhookId, eventId);
}
