import type { AccountEvent } from '../audit/index.js';
import type { Page } from '../shared/index.js';
import type { Delivery, DeliveryStatus } from './delivery.js';
import type { Webhook } from './webhook.js';

/** One page of the deliveries of a webhook, newest first. */
export interface DeliveryQuery {
  readonly status?: DeliveryStatus | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Port: webhooks, what is on its way to them, and how far the events were read. */
export abstract class WebhookRepository {
  /** All webhooks, oldest first. */
  abstract list(): Promise<readonly Webhook[]>;

  abstract find(id: string): Promise<Webhook | undefined>;

  /**
   * Stores it with the event that tells of it. Fails with ConcurrentChangeError when the stored version is not that of
   * `before` (or a new id exists).
   */
  abstract save(webhook: Webhook, before?: Webhook, event?: AccountEvent): Promise<void>;

  /** Forgets the webhook, with the event that tells of it; what is on its way to it is given up by its next try. */
  abstract remove(webhook: Webhook, event?: AccountEvent): Promise<void>;

  /** Stores a new delivery unless it exists; true when it did not. */
  abstract enqueue(delivery: Delivery): Promise<boolean>;

  /** Stores a delivery over `before`; false when somebody else changed it meanwhile. */
  abstract settle(delivery: Delivery, before: Delivery): Promise<boolean>;

  abstract findDelivery(webhookId: string, eventId: string): Promise<Delivery | undefined>;

  abstract listDeliveries(webhookId: string, query: DeliveryQuery): Promise<Page<Delivery>>;

  /** Deliveries whose time has come, the longest overdue first. */
  abstract due(at: string, limit: number): Promise<readonly Delivery[]>;

  /**
   * Takes or keeps the reading of events for `owner` until `until`; answers up to where they were read ("" at first),
   * or undefined while somebody else holds it.
   */
  abstract lease(owner: string, now: string, until: string): Promise<string | undefined>;

  /** Notes how far the events were read; nothing happens when the owner holds the reading no longer. */
  abstract advance(owner: string, cursor: string): Promise<void>;
}
