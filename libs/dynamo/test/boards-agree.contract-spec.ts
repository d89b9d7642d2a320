import { BoardRole, type Board, type BoardCommit } from '@vigia/domain/board';
import type { DomainError } from '@vigia/domain/shared';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { REPORTERS, WORKERS, closeTime } from './support/arbitraries.js';
import { startDynamoEngine } from './support/dynamo-engine.js';
import { aBoard } from './support/fixtures.js';
import { openMemoryStorage, type Storage } from './support/storage.js';
import { walk } from './support/walk.js';

const engine = await startDynamoEngine();
afterAll(() => engine.close());

const change = fc.record({
  guests: fc.uniqueArray(
    fc.record({
      email: fc.constantFrom(...REPORTERS),
      name: fc.constant('G'),
      role: fc.constantFrom(...Object.values(BoardRole)),
    }),
    { selector: ({ email }) => email },
  ),
  archived: fc.boolean(),
  updatedAt: closeTime,
});
const step = fc.oneof(
  fc.record({
    kind: fc.constant('make' as const),
    id: fc.uuid(),
    owner: fc.constantFrom(...WORKERS),
    updatedAt: closeTime,
    isFree: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    pick: fc.nat(),
    age: fc.constantFrom(0, 0, 1),
    rivals: fc.array(change, { minLength: 1, maxLength: 3 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('DynamoDB and memory', () => {
  it('[STO-1] [STO-2] [BRD-55] [BRD-58] show the same boards after the same changes, stale and at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const [dynamo, memory] = await Promise.all([engine.open(), openMemoryStorage()]);
        const versions: Board[][] = [];

        for (const one of steps) {
          const commits = commitsOf(one, versions);

          const outcomes = await Promise.all(commits.map((commit) => outcome(dynamo, commit)));

          // Memory hears the winner of a race first, so that both tell the same story.
          const order = commits
            .map((commit, index) => ({ commit, told: outcomes[index] }))
            .toSorted((a, b) => Number(b.told === 'stored') - Number(a.told === 'stored'));
          for (const { commit, told } of order) {
            expect(await outcome(memory, commit)).toBe(told);
            if (told === 'stored') remember(versions, commit.board);
          }
        }

        const ids = versions.flatMap(([first]) => first?.id ?? []);
        expect(await everything(dynamo, ids)).toEqual(await everything(memory, ids));
      }),
      { numRuns: 40 },
    );
  });
});

function commitsOf(one: Step, versions: readonly (readonly Board[])[]): readonly BoardCommit[] {
  if (one.kind === 'make') {
    const { id, owner, updatedAt, isFree } = one;
    const incidentId = isFree ? null : id;
    const board = aBoard({ id, owner: { email: owner, name: 'O' }, updatedAt, incidentId });
    return [{ board }, { board }];
  }
  const known = versions[one.pick % Math.max(1, versions.length)];
  const before = known?.at(-1 - Math.min(one.age, known.length - 1));
  if (before === undefined) return [];
  return one.rivals.map((rival) => ({
    before,
    board: { ...before, ...rival, version: before.version + 1 },
  }));
}

async function outcome(storage: Storage, commit: BoardCommit): Promise<string> {
  try {
    await storage.boards.commit(commit);
    return 'stored';
  } catch (error) {
    return (error as DomainError).code;
  }
}

function remember(versions: Board[][], board: Board): void {
  const known = versions.find(([first]) => first?.id === board.id);
  if (known === undefined) versions.push([board]);
  else known.push(board);
}

/** Everything a storage shows of boards. */
async function everything(storage: Storage, ids: readonly string[]) {
  const all = <T>(work: readonly Promise<T>[]): Promise<T[]> => Promise.all(work);
  const people = [...REPORTERS, ...WORKERS];
  const queries = [true, false].map((archived) => ({ archived, limit: 3 }));
  return {
    boards: await all(ids.map((id) => storage.boards.find(id))),
    lists: await all(
      queries.flatMap((query) => [
        walk((cursor) => storage.boards.listAll({ ...query, ...cursor })),
        ...people.map((email) =>
          walk((cursor) => storage.boards.listByPerson(email, { ...query, ...cursor })),
        ),
      ]),
    ),
    ends: await all(
      ids.map(async (id) => {
        const { revocations } = await storage.boardStates.find(id);
        return revocations.map(({ email, at, only }) => `${email} ${at} ${only ?? ''}`).sort();
      }),
    ),
  };
}
