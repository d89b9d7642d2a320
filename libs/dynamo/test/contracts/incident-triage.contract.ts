import {
  INCIDENT_STATUSES,
  activeAssignee,
  countersOf,
  countsFrom,
  mergeIncident,
  priorityRank,
  separateIncident,
  type Decision,
  type Incident,
  type IncidentCommit,
  type IncidentCounts,
  type Stamp,
} from '@vigia/domain/incident';
import { ConcurrentChangeError, InvalidCursorError, Role } from '@vigia/domain/shared';
import { AccountStatus } from '@vigia/domain/user';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORKERS, filter as anyFilter, listedIncident } from '../support/arbitraries.js';
import {
  NOON,
  aChange,
  aCommit,
  aWorker,
  anActivity,
  anAssignment,
  anIncident,
} from '../support/fixtures.js';
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

const BY_EVA: Stamp = {
  by: {
    email: 'eva@admin.utec.edu.pe',
    name: 'Eva',
    role: Role.Admin,
    speciality: null,
    status: AccountStatus.Active,
  },
  at: NOON,
};

/** A merged one is separated, anything else merged; nothing where that is refused. */
async function mergeOrSeparate(
  storage: Storage,
  one: Incident,
  other: Incident,
): Promise<Decision | undefined> {
  if (one.merge !== null) {
    return separateIncident(one, (await storage.incidents.find(one.merge.into))!, BY_EVA);
  }
  try {
    return mergeIncident(one, other, BY_EVA);
  } catch {
    return undefined;
  }
}

/** The commit of two incidents that change together. */
function mergeCommit(before: Incident, { incident, event, other }: Decision): IncidentCommit {
  return {
    ...aCommit(incident, { before }),
    activity: anActivity(incident, event),
    other: { ...other!, activity: anActivity(other!.incident, other!.event) },
  };
}

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

    it('[MRG-1] [MRG-2] [STO-1] changes two incidents or neither', async () => {
      const [twin, stays] = [anIncident(), anIncident()];
      const storage = await openWith([twin, stays]);
      const merge = mergeCommit(twin, mergeIncident(twin, stays, BY_EVA));

      await storage.incidents.commit(merge);

      expect(await storage.incidents.findSeveral([twin.id, stays.id])).toHaveLength(2);
      expect(await storage.incidents.find(twin.id)).toEqual(merge.incident);
      expect(await storage.incidents.find(stays.id)).toEqual(merge.other?.incident);
      for (const { id } of [twin, stays]) {
        const { items } = await storage.incidents.listActivity(id, { limit: 9 });
        expect(items.map(({ type }) => type)).toEqual(['reportado', 'unido']);
      }

      const late = anIncident();
      await storage.incidents.commit(aCommit(late));
      // Decided about the one that stays as it was before the first merge.
      const stale = mergeCommit(late, mergeIncident(late, stays, BY_EVA));
      await expect(storage.incidents.commit(stale)).rejects.toThrow(ConcurrentChangeError);
      expect(await storage.incidents.find(late.id)).toEqual(late);
    });

    it('[CNT-1] [CNT-2] [STO-6] counts right through merges and separations', async () => {
      await fc.assert(
        fc.asyncProperty(
          incidents(5),
          fc.array(fc.record({ twin: fc.nat(), stays: fc.nat() }), { maxLength: 12 }),
          async (stored, pairs) => {
            const storage = await openWith(stored);
            for (const { twin, stays } of stored.length === 0 ? [] : pairs) {
              const [one, other] = await Promise.all(
                [twin, stays].map((n) => storage.incidents.find(stored[n % stored.length]!.id)),
              );
              const decision = await mergeOrSeparate(storage, one!, other!);
              if (decision === undefined) continue;
              await storage.incidents.commit(mergeCommit(one!, decision));
            }

            const { items } = await storage.incidents.listAll({
              filter: {},
              order: 'oldest',
              limit: 50,
            });

            expect(await storage.incidents.count()).toEqual(recount(items));
            for (const email of WORKERS) {
              const load = items.filter((one) => activeAssignee(one) === email).length;
              expect((await storage.users.find(email))?.openLoad).toBe(load);
            }
          },
        ),
        { numRuns: runs },
      );
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
