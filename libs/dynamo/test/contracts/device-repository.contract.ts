import type { Device } from '@vigia/domain/device';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

const ANA = 'ana@utec.edu.pe';
const EVA = 'eva@utec.edu.pe';
const phone: Device = {
  id: 'd-1',
  email: ANA,
  sessionId: 's-1',
  endpoint: 'https://push.example/1',
  p256dh: 'BPublic',
  auth: 'secret',
  usedAt: NOON,
};
const laptop = { ...phone, id: 'd-2', endpoint: 'https://push.example/2' };

export function deviceRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the device repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    const idsOf = async (email: string): Promise<readonly string[]> =>
      (await storage.devices.listByUser(email)).map(({ id }) => id).sort();

    it('lists the devices of each person, and nothing else of theirs', async () => {
      await storage.devices.save(phone);
      await storage.devices.save(laptop);

      const devices = await storage.devices.listByUser(ANA);

      expect(devices.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([phone, laptop]);
      expect(await storage.devices.listByUser(EVA)).toEqual([]);
    });

    it('stores the same device once, as it was saved last', async () => {
      await storage.devices.save(phone);
      const later = {
        ...phone,
        sessionId: 's-2',
        auth: 'other',
        usedAt: '2026-03-03T12:00:00.000Z',
      };
      await storage.devices.save(later);

      expect(await storage.devices.listByUser(ANA)).toEqual([later]);
    });

    it('[PSH-1] moves a device to whoever registers it', async () => {
      await storage.devices.save(phone);
      await storage.devices.save({ ...phone, email: EVA, sessionId: 's-2' });

      expect(await idsOf(ANA)).toEqual([]);
      expect(await idsOf(EVA)).toEqual(['d-1']);
    });

    it('[PSH-1] leaves a device with one person, however many register it at once', async () => {
      const people = [ANA, EVA, 'luis@utec.edu.pe'];

      const outcomes = await Promise.allSettled(
        people.map((email) => storage.devices.save({ ...phone, email })),
      );

      expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect((await Promise.all(people.map(idsOf))).flat()).toEqual(['d-1']);
    });

    it('[PSH-3] forgets a device as it was seen, and none that was registered anew meanwhile', async () => {
      await storage.devices.save(phone);
      for (const change of [{ sessionId: 's-2' }, { auth: 'other' }, { p256dh: 'BOther' }]) {
        const anew = { ...phone, ...change };
        await storage.devices.save(anew);

        await storage.devices.forget(phone);
        expect(await storage.devices.listByUser(ANA)).toEqual([anew]);

        await storage.devices.forget(anew);
        await storage.devices.forget(anew);
        expect(await storage.devices.listByUser(ANA)).toEqual([]);
      }
      await storage.devices.save({ ...phone, email: EVA });
      await storage.devices.forget(phone);
      expect(await idsOf(EVA)).toEqual(['d-1']);
    });

    it('forgets a device, any number of times, and none of somebody else', async () => {
      await storage.devices.save(phone);
      await storage.devices.save(laptop);

      await storage.devices.remove({ email: EVA, id: phone.id });
      expect(await idsOf(ANA)).toEqual(['d-1', 'd-2']);

      await storage.devices.remove(phone);
      await storage.devices.remove(phone);
      expect(await idsOf(ANA)).toEqual(['d-2']);

      await storage.devices.save({ ...phone, email: EVA });
      expect(await idsOf(EVA)).toEqual(['d-1']);
    });
  });
}
