import { randomUUID } from 'node:crypto';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import {
  DeliveryStatus,
  afterAttempt,
  newDelivery,
  type Delivery,
  type Webhook,
} from '@vigia/domain/webhook';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAccountEvent, NOON, nextUlid } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';
import { walk } from '../support/walk.js';

const LATER = '2026-03-02T13:00:00.000Z';

function aWebhook(overrides: Partial<Webhook> = {}): Webhook {
  return {
    id: randomUUID(),
    name: 'Mantenimiento',
    url: 'https://sistema.example/vigia',
    events: ['reportado', 'resuelto'],
    isActive: true,
    secrets: [
      { sealed: 'b', until: null },
      { sealed: 'a', until: LATER },
    ],
    createdBy: 'rosa@admin.utec.edu.pe',
    createdAt: NOON,
    updatedAt: NOON,
    version: 1,
    ...overrides,
  };
}

function aDelivery(overrides: Partial<Delivery> = {}): Delivery {
  const told = { webhookId: 'w', eventId: nextUlid(), event: 'resuelto', body: '{"a":1}' } as const;
  return { ...newDelivery(told, NOON), ...overrides };
}

export function webhookRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the webhook repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('finds and lists webhooks as they were saved, oldest first, until they are removed', async () => {
      const second = aWebhook({ createdAt: LATER, isActive: false, secrets: [], events: [] });
      const first = aWebhook();
      await storage.webhooks.save(second);
      await storage.webhooks.save(first);

      expect(await storage.webhooks.find(second.id)).toEqual(second);
      expect(await storage.webhooks.list()).toEqual([first, second]);

      await storage.webhooks.remove(first);
      expect(await storage.webhooks.find(first.id)).toBeUndefined();
      expect(await storage.webhooks.list()).toEqual([second]);
    });

    it('[STO-2] refuses a change based on an older version, and an id that exists', async () => {
      const webhook = aWebhook();
      const changed = { ...webhook, name: 'Otra', version: 2 };
      await storage.webhooks.save(webhook);
      await storage.webhooks.save(changed, webhook);

      const late = storage.webhooks.save({ ...webhook, version: 2 }, webhook);
      await expect(late).rejects.toBeInstanceOf(ConcurrentChangeError);
      await expect(storage.webhooks.save(webhook)).rejects.toBeInstanceOf(ConcurrentChangeError);
      expect(await storage.webhooks.find(webhook.id)).toEqual(changed);
    });

    it('[AUD-5] stores who changed it with the change, and nothing of one that was refused', async () => {
      const webhook = aWebhook();
      const [added, late, removed] = [anAccountEvent(), anAccountEvent(), anAccountEvent()];

      await storage.webhooks.save(webhook, undefined, added);
      const refused = storage.webhooks.save(webhook, undefined, late);
      await expect(refused).rejects.toBeInstanceOf(ConcurrentChangeError);
      await storage.webhooks.remove(webhook, removed);

      const { items } = await storage.accountEvents.list({ limit: 10 });
      expect(items.map(({ id }) => id).sort()).toEqual([added.id, removed.id].sort());
    });

    it('[HOOK-4] queues an event for a webhook once', async () => {
      const delivery = aDelivery();

      expect(await storage.webhooks.enqueue(delivery)).toBe(true);
      expect(await storage.webhooks.enqueue({ ...delivery, body: 'other' })).toBe(false);
      expect(await storage.webhooks.enqueue({ ...delivery, webhookId: 'v' })).toBe(true);
      expect(await storage.webhooks.findDelivery('w', delivery.eventId)).toEqual(delivery);
      expect(await storage.webhooks.findDelivery('x', delivery.eventId)).toBeUndefined();
    });

    it('[HOOK-6] hands out what is due, the longest overdue first, until it is settled', async () => {
      const [soon, now, before] = [
        aDelivery({ dueAt: LATER }),
        aDelivery(),
        aDelivery({ dueAt: '2026-03-02T11:00:00.000Z' }),
      ];
      for (const delivery of [soon, now, before]) await storage.webhooks.enqueue(delivery);

      expect(await storage.webhooks.due(NOON, 10)).toEqual([before, now]);
      expect(await storage.webhooks.due(NOON, 1)).toEqual([before]);

      const failed = afterAttempt(before, { at: NOON, httpStatus: null, error: 'timeout' });
      const arrived = afterAttempt(now, { at: NOON, httpStatus: 204, error: '' });
      expect(await storage.webhooks.settle(failed, before)).toBe(true);
      expect(await storage.webhooks.settle(arrived, now)).toBe(true);

      expect(await storage.webhooks.due(NOON, 10)).toEqual([]);
      expect(await storage.webhooks.due(LATER, 10)).toEqual([failed, soon]);
      expect(await storage.webhooks.findDelivery('w', now.eventId)).toEqual(arrived);
    });

    it('[HOOK-6] settles a delivery for one of two who tried it', async () => {
      const delivery = aDelivery();
      await storage.webhooks.enqueue(delivery);
      const tried = afterAttempt(delivery, { at: NOON, httpStatus: 200, error: '' });

      expect(await storage.webhooks.settle(tried, delivery)).toBe(true);
      expect(await storage.webhooks.settle(tried, delivery)).toBe(false);
    });

    it('lists the deliveries of one webhook, newest first, page by page, by status', async () => {
      const deliveries = Array.from({ length: 5 }, (_, at) =>
        aDelivery(at % 2 === 0 ? { status: DeliveryStatus.Failed, dueAt: null } : {}),
      );
      for (const delivery of [...deliveries, aDelivery({ webhookId: 'other' })]) {
        await storage.webhooks.enqueue(delivery);
      }
      const list = async (status?: DeliveryStatus) =>
        (
          await walk((cursor) =>
            storage.webhooks.listDeliveries('w', { status, limit: 2, ...cursor }),
          )
        ).flat();

      expect(await list()).toEqual(deliveries.toReversed());
      expect(await list(DeliveryStatus.Failed)).toEqual(
        deliveries.filter((_, at) => at % 2 === 0).toReversed(),
      );
    });

    it('[HOOK-8] lets one at a time read events, from where the last one stopped', async () => {
      const { webhooks } = storage;

      expect(await webhooks.lease('one', NOON, LATER)).toBe('');
      expect(await webhooks.lease('two', NOON, LATER)).toBeUndefined();
      await webhooks.advance('one', '01A');
      await webhooks.advance('two', '01Z');
      expect(await webhooks.lease('one', NOON, LATER)).toBe('01A');

      expect(await webhooks.lease('two', LATER, '2026-03-02T14:00:00.000Z')).toBe('01A');
      await webhooks.advance('one', '01B');
      expect(await webhooks.lease('two', LATER, '2026-03-02T14:00:00.000Z')).toBe('01A');
    });
  });
}
