import { WORK_ENTRIES_MAX, type WorkEntry } from '@vigia/domain/work-log';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, aReceipt, nextUlid } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

function anEntry(change: Partial<WorkEntry> = {}): WorkEntry {
  return {
    id: nextUlid(),
    incidentId: 'i-1',
    by: { email: 'luis@limpieza.pe', name: 'Luis' },
    minutes: 45,
    materials: [{ name: 'Cinta', quantity: 0.125, unit: 'm' }],
    note: '',
    at: NOON,
    ...change,
  };
}

export function workRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the work repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('[WRK-1] lists the entries of one incident, oldest first', async () => {
      const [first, second] = [anEntry(), anEntry({ materials: [], note: 'Se cambió' })];
      for (const entry of [second, first, anEntry({ incidentId: 'i-2' })]) {
        await storage.work.add(entry);
      }

      expect(await storage.work.list('i-1')).toEqual([first, second]);
      expect(await storage.work.list('i-3')).toEqual([]);
    });

    it('[STO-3] stores an entry once per receipt', async () => {
      const receipt = aReceipt();
      const entry = anEntry();
      await storage.work.add(entry, receipt);

      await expect(storage.work.add(anEntry(), receipt)).rejects.toMatchObject({
        name: 'ReceiptExistsError',
      });
      expect(await storage.work.list('i-1')).toEqual([entry]);
    });

    it('[WRK-2] has room for 200, however large they are', async () => {
      const materials = Array.from({ length: 20 }, () => ({
        name: 'x'.repeat(100),
        quantity: 999_999.999,
        unit: 'x'.repeat(20),
      }));
      const large = { materials, note: 'x'.repeat(500) };
      for (let n = 0; n < WORK_ENTRIES_MAX; n += 1) await storage.work.add(anEntry(large));

      await expect(storage.work.add(anEntry())).rejects.toMatchObject({
        code: 'too-many-work-entries',
      });
      expect(await storage.work.list('i-1')).toHaveLength(WORK_ENTRIES_MAX);
    });
  });
}
