import { ConcurrentChangeError } from '@vigia/domain/shared';
import { addFilter, removeFilter, type SavedFilter } from '@vigia/domain/triage';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenStorage, Storage } from '../support/storage.js';

const EMAIL = 'eva@admin.utec.edu.pe';
const urgent: SavedFilter = {
  id: 'f-1',
  name: 'Urgentes',
  filter: { estado: 'pendiente,asignado', riesgo: 'crítico', texto: 'agua', orden: 'prioridad' },
};
const all: SavedFilter = { id: 'f-2', name: 'Todo', filter: {} };

export function filterShelfRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the filter shelf repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('finds what was saved, each person their own', async () => {
      const empty = await storage.filterShelves.find(EMAIL);
      const full = addFilter(addFilter(empty, urgent), all);

      await storage.filterShelves.save(addFilter(empty, urgent));
      await storage.filterShelves.save(full);

      expect(empty).toEqual({ email: EMAIL, filters: [], version: 0 });
      expect(await storage.filterShelves.find(EMAIL)).toEqual(full);
      expect((await storage.filterShelves.find('ana@utec.edu.pe')).filters).toEqual([]);
      await storage.filterShelves.save(removeFilter(full, urgent.id));
      expect((await storage.filterShelves.find(EMAIL)).filters).toEqual([all]);
    });

    it('[STO-2] lets one of several changes at once through', async () => {
      const empty = await storage.filterShelves.find(EMAIL);
      const saves = [urgent, all].map((filter) =>
        storage.filterShelves.save(addFilter(empty, filter)),
      );

      const outcomes = await Promise.allSettled(saves);

      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused).toEqual([expect.any(ConcurrentChangeError)]);
      expect((await storage.filterShelves.find(EMAIL)).filters).toHaveLength(1);
    });
  });
}
