import {
  INCIDENT_STATUSES,
  countersOf,
  countsFrom,
  priorityRank,
  type Incident,
  type IncidentCounts,
} from '@vigia/domain/incident';
import { InvalidCursorError } from '@vigia/domain/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORKERS, filter as anyFilter, listedIncident } from '../support/arbitraries.js';
import { aChange, aCommit, aWorker, anAssignment } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';
import { walk } from '../support/walk.js';

const incidents = (maxLength: number): fc.Arbitrary<Incident[]> =>
  fc.uniqueArray(
    fc
      .tuple(listedIncident, fc.integer({ min: 1, max: 4 }))
      .map(([incident, timesReported]) => ({ ...incident, timesReported })),
    { maxLength, selector: ({ id }) => id },
  );

const change = fc.record({
  pick: fc.nat(),
  status: fc.constantFrom(...INCIDENT_STATUSES),
  worker: fc.option(fc.constantFrom(...WORKERS), { nil: null }),
});

/** The most urgent first, whatever storage says. */
function byPriority(list: readonly Incident[]): readonly Incident[] {
  return list.toSorted(
    (a, b) => priorityRank(b) - priorityRank(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0),
  );
}

/** Every incident, counted one by one. */
export function recount(list: readonly Incident[]): IncidentCounts {
  const counted = list.flatMap(countersOf);
  return countsFrom((counter) => counted.filter((one) => one === counter).length);
}

export function incidentTriageContract(name: string, open: OpenStorage, runs: number): void {
  describe(`${name} keeps the queue in order`, () => {
    const openWith = async (stored: readonly Incident[]): Promise<Storage> => {
      const storage = await open();
      for (const email of WORKERS) await storage.users.create(aWorker({ email }));
      for (const incident of stored) await storage.incidents.commit(aCommit(incident));
      return storage;
    };

    it('[PRI-2] [STO-4] gives the most urgent first, each exactly once, under any filter', async () => {
      await fc.assert(
        fc.asyncProperty(
          incidents(14),
          anyFilter,
          fc.integer({ min: 1, max: 6 }),
          async (stored, filter, limit) => {
            const storage = await openWith(stored);
            const query = { filter, order: 'priority', limit } as const;

            const pages = await walk((cursor) =>
              storage.incidents.listAll({ ...query, ...cursor }),
            );
            const dated = await walk((cursor) =>
              storage.incidents.listAll({ ...query, order: 'oldest', ...cursor }),
            );

            expect(pages.flat()).toEqual(byPriority(dated.flat()));
          },
        ),
        { numRuns: runs },
      );
    });

    it('[PRI-2] moves what is reported again', async () => {
      const [first, second] = fc.sample(listedIncident, { numRuns: 2, seed: 7 }) as [
        Incident,
        Incident,
      ];
      const alike = { risk: 'bajo', status: 'pendiente', assignment: null } as const;
      const one = { ...first, ...alike, reportedAt: '2026-03-02T12:00:00.000Z' };
      const two = { ...second, ...alike, reportedAt: '2026-03-02T12:00:01.000Z' };
      const storage = await openWith([one, two]);
      const query = { filter: {}, order: 'priority', limit: 5 } as const;
      const ids = async (): Promise<string[]> =>
        (await storage.incidents.listAll(query)).items.map(({ id }) => id);

      expect(await ids()).toEqual([one.id, two.id]);
      await storage.incidents.commit(aChange(two, { timesReported: 2 }));
      expect(await ids()).toEqual([two.id, one.id]);
    });

    it('[STO-5] refuses the cursor of another order', async () => {
      const storage = await openWith(fc.sample(incidents(9), { numRuns: 4, seed: 1 }).flat());
      const query = { filter: {}, order: 'priority', limit: 1 } as const;
      const { next } = await storage.incidents.listAll(query);

      const dated = storage.incidents.listAll({ ...query, order: 'newest', cursor: next! });
      await expect(dated).rejects.toThrow(InvalidCursorError);
    });

    it('[CNT-1] [CNT-2] counts as a recount would, after any history', async () => {
      await fc.assert(
        fc.asyncProperty(
          incidents(8),
          fc.array(change, { maxLength: 14 }),
          async (stored, changes) => {
            const storage = await openWith(stored);
            for (const { pick, status, worker } of stored.length === 0 ? [] : changes) {
              const { id } = stored[pick % stored.length]!;
              const before = (await storage.incidents.find(id))!;
              const assignment = worker === null ? null : anAssignment({ workerEmail: worker });
              await storage.incidents.commit(aChange(before, { status, assignment }));
            }
            const query = { filter: {}, order: 'oldest', limit: 50 } as const;

            const { items } = await storage.incidents.listAll(query);

            expect(items).toHaveLength(stored.length);
            expect(await storage.incidents.count()).toEqual(recount(items));
          },
        ),
        { numRuns: runs },
      );
    });
  });
}
