import { MESSAGES_MAX, type Message } from '@vigia/domain/conversation';
import { roleAudience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, aNotification, aReceipt, nextUlid } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

function aMessage(change: Partial<Message> = {}): Message {
  return {
    id: nextUlid(),
    incidentId: 'i-1',
    author: { email: 'luis@limpieza.pe', name: 'Luis', role: Role.Worker },
    text: 'Voy en camino.',
    isInternal: false,
    mentions: [],
    at: NOON,
    ...change,
  };
}

export function conversationRepositoryContract(
  name: string,
  open: OpenStorage,
  runs: number,
): void {
  describe(`${name} keeps the conversation repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    const say = async (change?: Partial<Message>): Promise<Message> => {
      const message = aMessage(change);
      await storage.conversations.add({ message, notifications: [] });
      return message;
    };
    const heard = async (hearing: 'staff' | 'reporter', incidentId = 'i-1') =>
      (await storage.conversations.list(incidentId, hearing, { limit: 1_000 })).items;

    it('[CON-1] [CON-6] keeps what stays among the staff apart, and tells both in order', async () => {
      const first = await say();
      const note = await say({
        isInternal: true,
        mentions: [{ email: 'rosa@admin.utec.edu.pe', name: 'Rosa' }],
      });
      const last = await say({ text: 'Dos\nlíneas 💧' });
      await say({ incidentId: 'i-2' });

      expect(await heard('staff')).toEqual([first, note, last]);
      expect(await heard('reporter')).toEqual([first, last]);
      expect(await heard('staff', 'i-3')).toEqual([]);
    });

    it('[CON-6] pages exactly through both, whatever they look like', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uuid(),
          fc.array(fc.boolean(), { maxLength: 12 }),
          fc.integer({ min: 1, max: 5 }),
          async (incidentId, kinds, limit) => {
            const all: Message[] = [];
            for (const isInternal of kinds) all.push(await say({ incidentId, isInternal }));

            for (const hearing of ['staff', 'reporter'] as const) {
              const pages: Message[] = [];
              let cursor: string | undefined;
              do {
                const query = { limit, ...(cursor !== undefined && { cursor }) };
                const page = await storage.conversations.list(incidentId, hearing, query);
                pages.push(...page.items);
                cursor = page.next;
              } while (cursor !== undefined);
              expect(pages).toEqual(
                all.filter(({ isInternal }) => hearing === 'staff' || !isInternal),
              );
            }
          },
        ),
        { numRuns: runs },
      );
    });

    it('[STO-5] [CON-1] refuses the cursor of other ears and of another incident', async () => {
      for (let n = 0; n < 3; n += 1) await say();
      const { next } = await storage.conversations.list('i-1', 'staff', { limit: 1 });
      const query = { limit: 1, cursor: next! };

      for (const list of [
        () => storage.conversations.list('i-1', 'reporter', query),
        () => storage.conversations.list('i-2', 'staff', query),
      ]) {
        await expect(list()).rejects.toMatchObject({ code: 'invalid-cursor' });
      }
    });

    it('[STO-1] [STO-3] stores words, notifications and receipt once', async () => {
      const receipt = aReceipt();
      const notifications = [aNotification({ kind: 'mensaje' })];
      const commit = { message: aMessage(), notifications, receipt };
      await storage.conversations.add(commit);

      await expect(
        storage.conversations.add({ ...commit, message: aMessage() }),
      ).rejects.toMatchObject({ name: 'ReceiptExistsError' });

      expect(await heard('staff')).toEqual([commit.message]);
      expect(await storage.receipts.find(receipt.id)).toEqual(receipt);
      expect(await storage.notifications.listSince(roleAudience(Role.Admin), '', 9)).toEqual(
        notifications,
      );
    });

    it('[CON-4] has room for 500 of each kind, also when several come at once', async () => {
      for (let n = 0; n < MESSAGES_MAX - 2; n += 1) await say();

      const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => say()));
      await say({ isInternal: true });
      await say({ incidentId: 'i-2' });

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
        expect(outcome).toMatchObject({ reason: { code: 'too-many-messages' } });
      }
      expect(await heard('reporter')).toHaveLength(MESSAGES_MAX);
      expect(await heard('staff')).toHaveLength(MESSAGES_MAX + 1);
    });
  });
}
