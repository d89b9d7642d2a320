import { INCIDENT_STATUSES, type Incident, type IncidentCommit } from '@vigia/domain/incident';
import { roleAudience, userAudience } from '@vigia/domain/notification';
import { Role, type DomainError, type Receipt } from '@vigia/domain/shared';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { REPORTERS, WORKERS, closeTime } from './support/arbitraries.js';
import { startDynamoEngine } from './support/dynamo-engine.js';
import {
  aChange,
  aCommit,
  aReceipt,
  aWorker,
  anAssignment,
  anIncident,
} from './support/fixtures.js';
import { openMemoryStorage, type Storage } from './support/storage.js';
import { walk } from './support/walk.js';

const engine = await startDynamoEngine();
afterAll(() => engine.close());

const change = fc.record({
  status: fc.constantFrom(...INCIDENT_STATUSES),
  worker: fc.option(fc.constantFrom(...WORKERS), { nil: null }),
});
const receipt = fc.option(fc.nat(3), { nil: undefined });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('report' as const),
    id: fc.uuid(),
    reporter: fc.constantFrom(...REPORTERS),
    at: closeTime,
    receipt,
    times: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    pick: fc.nat(),
    age: fc.constantFrom(0, 0, 1, 2),
    receipt,
    rivals: fc.array(change, { minLength: 1, maxLength: 4 }),
  }),
);

describe('DynamoDB and memory', () => {
  it('[STO-1] [STO-2] [STO-3] [STO-6] show the same after the same writes, repeated, stale and at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
        const [dynamo, memory] = await Promise.all([engine.open(), openMemoryStorage()]);
        for (const storage of [dynamo, memory]) {
          for (const email of WORKERS) {
            await storage.users.create(aWorker({ id: email, email }));
          }
        }
        const receipts = Array.from({ length: 4 }, () => aReceipt());
        const versions: Incident[][] = [];

        for (const one of steps) {
          const proof = one.receipt === undefined ? undefined : receipts[one.receipt];
          const commits = commitsOf(one, versions, proof);

          const outcomes = await Promise.all(commits.map((commit) => outcome(dynamo, commit)));

          // Memory hears the winner of a race first, so that both tell the same story.
          const order = commits
            .map((commit, index) => ({ commit, told: outcomes[index] }))
            .toSorted((a, b) => Number(b.told === 'stored') - Number(a.told === 'stored'));
          for (const { commit, told } of order) expect(await outcome(memory, commit)).toBe(told);
          for (const { commit, told } of order) {
            if (told === 'stored') remember(versions, commit.incident);
          }
        }

        expect(await everything(dynamo, versions, receipts)).toEqual(
          await everything(memory, versions, receipts),
        );
      }),
      { numRuns: 40 },
    );
  });
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The commits that a step sends at once. */
function commitsOf(
  one: Step,
  versions: readonly (readonly Incident[])[],
  proof: Receipt | undefined,
): readonly IncidentCommit[] {
  if (one.kind === 'report') {
    const incident = anIncident({
      id: one.id,
      reporterEmail: one.reporter,
      reportedAt: one.at,
    });
    const commit = aCommit(incident, proof === undefined ? {} : { receipt: proof });
    return Array<IncidentCommit>(one.times).fill(commit);
  }
  const known = versions[one.pick % Math.max(1, versions.length)];
  const base = known?.at(-1 - Math.min(one.age, known.length - 1));
  if (base === undefined) return [];
  return one.rivals.map(({ status, worker }) => {
    const assignment = worker === null ? null : anAssignment({ workerEmail: worker });
    return aChange(base, { status, assignment }, proof);
  });
}

async function outcome(storage: Storage, commit: IncidentCommit): Promise<string> {
  try {
    await storage.incidents.commit(commit);
    return 'stored';
  } catch (error) {
    return (error as DomainError).code;
  }
}

function remember(versions: Incident[][], incident: Incident): void {
  const known = versions.find(([first]) => first?.id === incident.id);
  if (known === undefined) versions.push([incident]);
  else known.push(incident);
}

/** Everything a storage shows. */
async function everything(
  storage: Storage,
  versions: readonly (readonly Incident[])[],
  receipts: readonly Receipt[],
) {
  const ids = versions.flatMap(([first]) => first?.id ?? []);
  const query = { filter: {}, order: 'oldest', limit: 4 } as const;
  const all = <T>(work: readonly Promise<T>[]): Promise<T[]> => Promise.all(work);
  const audiences = [roleAudience(Role.Admin), ...REPORTERS.map(userAudience)];
  return {
    incidents: await all(ids.map((id) => storage.incidents.find(id))),
    list: await walk((cursor) => storage.incidents.listAll({ ...query, ...cursor })),
    urgent: await storage.incidents.listAll({ ...query, order: 'priority', limit: 50 }),
    counts: await storage.incidents.count(),
    reported: await all(
      REPORTERS.map((email) =>
        walk((cursor) => storage.incidents.listByReporter(email, { ...query, ...cursor })),
      ),
    ),
    assigned: await all(
      WORKERS.map((email) =>
        walk((cursor) => storage.incidents.listByAssignee(email, { ...query, ...cursor })),
      ),
    ),
    history: await all(ids.map((id) => storage.incidents.listActivity(id, { limit: 100 }))),
    notifications: await all(
      audiences.map((audience) => storage.notifications.listSince(audience, '', 200)),
    ),
    workers: await all(WORKERS.map((email) => storage.users.find(email))),
    receipts: await all(receipts.map(({ id }) => storage.receipts.find(id))),
  };
}
