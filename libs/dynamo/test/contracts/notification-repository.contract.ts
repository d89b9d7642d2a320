import {
  NOTHING_READ,
  markRead,
  roleAudience,
  userAudience,
  type ReadState,
} from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { notification as anyNotification } from '../support/arbitraries.js';
import { aCommit, aNotification, anIncident } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

const ANA = 'ana@utec.edu.pe';
const ADMINS = roleAudience(Role.Admin);
const SETTLED = 'Z'.repeat(26);

export function notificationRepositoryContract(
  name: string,
  open: OpenStorage,
  runs: number,
): void {
  describe(`${name} keeps the notification repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('gives any notification as it was committed', async () => {
      await fc.assert(
        fc.asyncProperty(anyNotification, async (notification) => {
          await storage.incidents.commit({
            ...aCommit(anIncident()),
            notifications: [notification],
          });

          const [latest] = await storage.notifications.listLatest(notification.audience, {
            limit: 1,
          });
          expect(latest).toEqual(notification);
        }),
        { numRuns: runs },
      );
    });

    it('lists an audience from an id on, oldest first, and from an id back, newest first', async () => {
      const rows = [1, 2, 3, 4, 5].map(() => aNotification());
      const others = [aNotification({ audience: userAudience(ANA) })];
      const [, second, , fourth] = rows.map(({ id }) => id);
      const notifications = [...rows.toReversed(), ...others];
      await storage.incidents.commit({ ...aCommit(anIncident()), notifications });
      const { listSince, listLatest } = bound(storage);

      expect(await listSince('', 10)).toEqual(rows);
      expect(await listSince(second!, 2)).toEqual(rows.slice(2, 4));
      expect(await listSince(SETTLED, 10)).toEqual([]);
      expect(await listLatest({ limit: 2 })).toEqual(rows.slice(3).reverse());
      expect(await listLatest({ before: fourth!, limit: 10 })).toEqual(rows.slice(0, 3).reverse());
      expect(await storage.notifications.listSince(userAudience(ANA), '', 10)).toEqual(others);
      expect(await storage.notifications.listSince(userAudience('x@x.pe'), '', 10)).toEqual([]);
    });

    it('finds rows by their keys, hundreds at once, and no others', async () => {
      const rows = [ADMINS, userAudience(ANA)].map((audience) => aNotification({ audience }));
      await storage.incidents.commit({ ...aCommit(anIncident()), notifications: rows });
      const missing = Array.from({ length: 120 }, () => aNotification());

      const found = await storage.notifications.findSeveral([...missing, ...rows]);

      expect(found.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(rows);
      expect(await storage.notifications.findSeveral([])).toEqual([]);
    });

    it('[NOT-8] lists what may leave the app, whoever is told, in the order of its ids', async () => {
      const rows = [ADMINS, userAudience(ANA), ADMINS].map((audience) =>
        aNotification({ audience }),
      );
      const feed = aNotification({ audience: roleAudience(Role.Student), capacity: 'campus' });
      const notifications = [...rows.toReversed(), feed];
      await storage.incidents.commit({ ...aCommit(anIncident()), notifications });
      const { notifications: inboxes } = storage;

      expect(await inboxes.listOutgoing('', 10)).toEqual(rows);
      expect(await inboxes.listOutgoing(rows[0]!.id, 1)).toEqual(rows.slice(1, 2));
      expect(await inboxes.listOutgoing(SETTLED, 10)).toEqual([]);
    });

    it('has read nothing at first', async () => {
      expect(await storage.notifications.readState(ANA)).toEqual(NOTHING_READ);
    });

    it('keeps read marks of each person apart', async () => {
      const marked = await storage.notifications.markRead(ANA, { ids: ['A1', 'A2'] }, SETTLED);

      expect(marked).toEqual({ upTo: '', ids: ['A1', 'A2'] });
      expect(await storage.notifications.readState(ANA)).toEqual(marked);
      expect(await storage.notifications.readState('beto@utec.edu.pe')).toEqual(NOTHING_READ);
    });

    it('shows no read mark as a notification', async () => {
      await storage.notifications.markRead(ANA, { ids: ['A1'] }, SETTLED);

      expect(await storage.notifications.listSince(userAudience(ANA), '', 10)).toEqual([]);
    });

    it('[STO-7] merges the marks of several tabs, whatever they send at the same time', async () => {
      const id = fc.integer({ min: 1, max: 30 }).map((n) => String(n).padStart(26, '0'));
      const seen = fc.record({
        ids: fc.array(id, { maxLength: 4 }),
        upTo: fc.option(id, { nil: undefined }),
      });
      let person = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(seen, { minLength: 2, maxLength: 6 }),
          id,
          async (tabs, settled) => {
            person += 1;
            const email = `ana${person}@utec.edu.pe`;

            const answers = await Promise.all(
              tabs.map((tab) => storage.notifications.markRead(email, tab, settled)),
            );

            const expected = tabs.reduce(
              (state, tab) => markRead(state, tab, settled),
              NOTHING_READ,
            );
            expect(await storage.notifications.readState(email)).toEqual(expected);
            for (const [index, tab] of tabs.entries()) {
              expect(tab.ids.every((one) => hasRead(answers[index]!, one))).toBe(true);
            }
          },
        ),
        { numRuns: runs },
      );
    });
  });
}

function bound({ notifications }: Storage) {
  return {
    listSince: (since: string, limit: number) => notifications.listSince(ADMINS, since, limit),
    listLatest: (query: { before?: string; limit: number }) =>
      notifications.listLatest(ADMINS, query),
  };
}

function hasRead(state: ReadState, id: string): boolean {
  return id <= state.upTo || state.ids.includes(id);
}
