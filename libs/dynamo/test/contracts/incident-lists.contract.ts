import {
  IncidentStatus,
  type Incident,
  type IncidentFilter,
  type IncidentQuery,
} from '@vigia/domain/incident';
import { InvalidCursorError, type Page } from '@vigia/domain/shared';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { REPORTERS, WORKERS, filter as anyFilter, listedIncident } from '../support/arbitraries.js';
import { aCommit, aWorker, anIncident } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';
import { walk } from '../support/walk.js';

/** The three lists, and who belongs in each. */
const LISTS = [
  {
    name: 'all incidents',
    read: (storage: Storage, query: IncidentQuery) => storage.incidents.listAll(query),
    holds: () => true,
  },
  {
    name: 'the incidents of a reporter',
    read: (storage: Storage, query: IncidentQuery) =>
      storage.incidents.listByReporter(REPORTERS[0], query),
    holds: (incident: Incident) => incident.reporterEmail === REPORTERS[0],
  },
  {
    name: 'the incidents of an assignee',
    read: (storage: Storage, query: IncidentQuery) =>
      storage.incidents.listByAssignee(WORKERS[0], query),
    holds: (incident: Incident) => incident.assignment?.workerEmail === WORKERS[0],
  },
] as const;

const ORDERS = ['newest', 'oldest'] as const;

const uniqueIncidents = (maxLength: number): fc.Arbitrary<Incident[]> =>
  fc.uniqueArray(listedIncident, { maxLength, selector: ({ id }) => id });

export function incidentListsContract(name: string, open: OpenStorage, runs: number): void {
  describe(`${name} lists incidents`, () => {
    let storage: Storage;
    const openWith = async (incidents: readonly Incident[]): Promise<void> => {
      storage = await open();
      for (const email of WORKERS) await storage.users.create(aWorker({ email }));
      for (const incident of incidents) await storage.incidents.commit(aCommit(incident));
    };

    describe.each(LISTS)('and $name', ({ read, holds }) => {
      it('[STO-4] gives each exactly once and in order, while others are reported', async () => {
        await fc.assert(
          fc.asyncProperty(
            uniqueIncidents(14),
            uniqueIncidents(5),
            fc.constantFrom(...ORDERS),
            fc.integer({ min: 1, max: 6 }),
            async (stored, arriving, order, limit) => {
              const ids = new Set(stored.map(({ id }) => id));
              await openWith(stored);
              const late = arriving.filter(({ id }) => !ids.has(id));

              const pages = await walk(
                (cursor) => read(storage, { filter: {}, order, limit, ...cursor }),
                async () => {
                  const next = late.pop();
                  if (next !== undefined) await storage.incidents.commit(aCommit(next));
                },
              );

              const seen = pages.flat();
              expect(seen).toEqual(inOrder(seen, order));
              expect(seen.filter(({ id }) => ids.has(id))).toEqual(
                inOrder(stored.filter(holds), order),
              );
              expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
              expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
            },
          ),
          { numRuns: runs },
        );
      });

      it('filters as a look at every incident would', async () => {
        await fc.assert(
          fc.asyncProperty(
            uniqueIncidents(14),
            fc.array(fc.tuple(anyFilter, fc.constantFrom(...ORDERS)), {
              minLength: 1,
              maxLength: 4,
            }),
            fc.integer({ min: 1, max: 6 }),
            async (stored, queries, limit) => {
              await openWith(stored);
              for (const [filter, order] of queries) {
                const pages = await walk((cursor) =>
                  read(storage, { filter, order, limit, ...cursor }),
                );

                const expected = stored.filter((one) => holds(one) && wanted(filter, one));
                expect(pages.flat()).toEqual(inOrder(expected, order));
              }
            },
          ),
          { numRuns: runs },
        );
      });
    });

    describe('with cursors', () => {
      const query = { filter: { floor: '3' }, order: 'newest', limit: 2 } as const;
      let cursor: string;
      beforeEach(async () => {
        await openWith(
          ['1', '2', '3', '4'].map((second) =>
            anIncident({ reportedAt: `2026-03-02T12:00:0${second}.000Z` }),
          ),
        );
        cursor = (await storage.incidents.listByReporter(REPORTERS[0], query)).next!;
      });

      it('continues with another limit, and with the same filter spelled otherwise', async () => {
        const spelled = await storage.incidents.listByReporter(REPORTERS[0], {
          ...query,
          filter: { floor: '3', text: ' ' },
          limit: 5,
          cursor,
        });

        expect(spelled.items.map((incident) => incident.reportedAt.slice(18, 19))).toEqual([
          '2',
          '1',
        ]);
        expect(spelled.next).toBeUndefined();
      });

      it('[STO-5] refuses the cursor of another list, filter, order or person', async () => {
        const foreign: (() => Promise<Page<unknown>>)[] = [
          () => storage.incidents.listAll({ ...query, cursor }),
          () => storage.incidents.listByAssignee(REPORTERS[0], { ...query, cursor }),
          () => storage.incidents.listByReporter(REPORTERS[1], { ...query, cursor }),
          () =>
            storage.incidents.listByReporter(REPORTERS[0], { ...query, order: 'oldest', cursor }),
          () => storage.incidents.listByReporter(REPORTERS[0], { ...query, filter: {}, cursor }),
          () => storage.incidents.listActivity('1', { limit: 2, cursor }),
          () => storage.users.listByRole('admin', { limit: 2, cursor }),
        ];

        for (const read of foreign) await expect(read()).rejects.toThrow(InvalidCursorError);
      });

      it.each(['', 'nonsense', 'e30', '%', '💥', 'x'.repeat(5_000), 'bnVsbA'])(
        '[STO-5] refuses %j as a cursor',
        async (garbage) => {
          await expect(
            storage.incidents.listByReporter(REPORTERS[0], { ...query, cursor: garbage }),
          ).rejects.toThrow(InvalidCursorError);
        },
      );
    });

    it.each([{ statuses: [] }, { risks: [] }, { assignee: '' }, { floor: 'none' }])(
      'gives one empty last page when nothing can pass %j',
      async (filter) => {
        await openWith([anIncident()]);

        expect(await storage.incidents.listAll({ filter, order: 'newest', limit: 5 })).toEqual({
          items: [],
        });
      },
    );

    it('looks for words in title, description and place, never in who reported it', async () => {
      await openWith([anIncident({ status: IncidentStatus.Closed })]);
      const search = (text: string): Promise<Page<Incident>> =>
        storage.incidents.listAll({ filter: { text }, order: 'newest', limit: 5 });

      expect((await search('FUGA techo áula')).items).toHaveLength(1);
      expect((await search('fuga ana')).items).toHaveLength(0);
    });
  });
}

function inOrder(
  incidents: readonly Incident[],
  order: IncidentQuery['order'],
): readonly Incident[] {
  const sorted = incidents.toSorted((a, b) =>
    a.reportedAt === b.reportedAt ? compare(a.id, b.id) : compare(a.reportedAt, b.reportedAt),
  );
  return order === 'oldest' ? sorted : sorted.reverse();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The filter, told in the plainest way. */
function wanted(filter: IncidentFilter, incident: Incident): boolean {
  const bare = (word: string): string =>
    word
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .toLowerCase();
  const texts = [incident.title, incident.description, incident.place].map(bare);
  const words = (filter.text ?? '').trim() === '' ? [] : bare(filter.text!).trim().split(/ +/);
  if (filter.statuses && !filter.statuses.includes(incident.status)) return false;
  if (filter.risks && !filter.risks.includes(incident.risk)) return false;
  if (filter.category !== undefined && incident.category !== filter.category) return false;
  if (filter.floor !== undefined && incident.floor !== filter.floor) return false;
  if (filter.building !== undefined && incident.location?.building !== filter.building)
    return false;
  if (filter.speciality && incident.requiredSpeciality !== filter.speciality) return false;
  if (filter.assignee && incident.assignment?.workerEmail !== filter.assignee) return false;
  return words.every((word) => texts.some((text) => text.includes(word)));
}
