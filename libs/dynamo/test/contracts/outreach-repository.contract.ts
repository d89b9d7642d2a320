import { userAudience } from '@vigia/domain/notification';
import {
  Channel,
  emptied,
  emptyParcel,
  enclose,
  postponed,
  type Parcel,
} from '@vigia/domain/outreach';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, aNotification } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

const EVA = 'eva@admin.utec.edu.pe';
const BEFORE = '2026-03-02T11:00:00.000Z';
const LATER = '2026-03-02T13:00:00.000Z';

function aParcel(channel: Channel, dueAt = NOON, email = EVA): Parcel {
  const notice = aNotification({ audience: userAudience(email) });
  return enclose(emptyParcel({ email, channel }, NOON), notice, { dueAt, at: NOON });
}

export function outreachRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the outreach repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('finds parcels as they were saved, of hundreds of addresses those that there are', async () => {
      const full = { ...aParcel(Channel.Push), left: 3, tries: 2, broughtAt: BEFORE };
      const empty = { ...emptied(aParcel(Channel.Mail), NOON, true), version: 1 };
      for (const parcel of [full, empty]) expect(await storage.outreach.save(parcel)).toBe(true);
      const others = Array.from({ length: 150 }, (_, n) => ({
        email: `p${String(n)}@utec.edu.pe`,
        channel: Channel.Push,
      }));

      const found = await storage.outreach.findSeveral([...others, full, empty]);

      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([full, empty]));
    });

    it('[OUT-1] lets one of several changes at once through', async () => {
      const parcel = aParcel(Channel.Push);
      expect(await storage.outreach.save(parcel)).toBe(true);
      expect(await storage.outreach.save(parcel)).toBe(false);
      const changed = postponed(parcel, LATER, NOON);

      expect(await storage.outreach.save(changed)).toBe(true);
      expect(await storage.outreach.save(changed)).toBe(false);
      expect(await storage.outreach.findSeveral([parcel])).toEqual([changed]);
    });

    it('[OUT-8] hands out what is due, pages apart from the rest, the longest overdue first', async () => {
      const [page, soon, now, before] = [
        aParcel(Channel.Page),
        aParcel(Channel.Push, LATER),
        aParcel(Channel.Mail),
        aParcel(Channel.Summary, BEFORE),
      ];
      for (const parcel of [page, soon, now, before]) await storage.outreach.save(parcel);

      expect(await storage.outreach.due('urgentes', NOON, 10)).toEqual([page]);
      expect(await storage.outreach.due('avisos', NOON, 10)).toEqual([before, now]);
      expect(await storage.outreach.due('avisos', NOON, 1)).toEqual([before]);

      await storage.outreach.save(emptied(before, NOON, true));
      await storage.outreach.save(postponed(now, LATER, NOON));

      expect(await storage.outreach.due('avisos', NOON, 10)).toEqual([]);
      expect(await storage.outreach.due('avisos', LATER, 10)).toHaveLength(2);
    });

    it('[OUT-6] lets one at a time read, from where the last one stopped', async () => {
      const { outreach } = storage;

      expect(await outreach.lease('one', NOON, LATER)).toBe('');
      expect(await outreach.lease('two', NOON, LATER)).toBeUndefined();
      expect(await outreach.advance('one', '01A')).toBe(true);
      expect(await outreach.advance('two', '01Z')).toBe(false);
      expect(await outreach.lease('one', NOON, LATER)).toBe('01A');
      expect(await outreach.lease('two', LATER, '2026-03-02T14:00:00.000Z')).toBe('01A');
      expect(await outreach.advance('one', '01B')).toBe(false);
    });

    it('[OUT-11] counts to a bound, however many count at once', async () => {
      const hour = { name: 'sms#1', most: 2, until: LATER };

      const taken = await Promise.all([1, 2, 3, 4].map(() => storage.outreach.take(hour)));

      expect(taken.filter((one) => one)).toHaveLength(2);
      expect(await storage.outreach.take({ ...hour, name: 'sms#2' })).toBe(true);
    });

    it('[OUT-11] counts no longer what was given back, and never below nothing', async () => {
      const hour = { name: 'sms#1', most: 1, until: LATER };
      await storage.outreach.giveBack(hour.name);
      await storage.outreach.take(hour);
      await storage.outreach.giveBack(hour.name);
      await storage.outreach.giveBack(hour.name);

      const taken = [await storage.outreach.take(hour), await storage.outreach.take(hour)];

      expect(taken).toEqual([true, false]);
    });
  });
}
