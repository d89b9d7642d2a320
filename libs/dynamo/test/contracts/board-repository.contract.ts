import { randomUUID } from 'node:crypto';
import {
  EVERYBODY,
  EVERY_BOARD,
  GUESTS_MAX,
  incidentBoardId,
  type Board,
  type BoardComment,
  type BoardGuest,
} from '@vigia/domain/board';
import {
  ConcurrentChangeError,
  InvalidCursorError,
  ReceiptExistsError,
} from '@vigia/domain/shared';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { board as anyBoard } from '../support/arbitraries.js';
import {
  NOON,
  aBoard,
  aChange,
  aCommit,
  aReceipt,
  aUser,
  aWorker,
  anAssignment,
  anIncident,
} from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';
import { walk } from '../support/walk.js';

const LIVE = { archived: false, limit: 100 } as const;

const guest = (email: string, role: BoardGuest['role'] = 'lectura'): BoardGuest => ({
  email,
  name: 'Ana',
  role,
});
const at = (minute: number): string => `2026-03-02T12:${String(minute).padStart(2, '0')}:00.000Z`;
/** The next version of a board. */
const next = (before: Board, change: Partial<Board>): Board => ({
  ...before,
  ...change,
  version: before.version + 1,
});

export function boardRepositoryContract(name: string, open: OpenStorage, runs: number): void {
  describe(`${name} keeps the board repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    const stored = async (overrides: Partial<Board> = {}): Promise<Board> => {
      const board = aBoard(overrides);
      await storage.boards.commit({ board });
      return board;
    };
    const changed = async (before: Board, change: Partial<Board>): Promise<Board> => {
      const board = next(before, change);
      await storage.boards.commit({ before, board });
      return board;
    };
    const idsOf = async (email: string, archived = false): Promise<readonly string[]> => {
      const { items } = await storage.boards.listByPerson(email, { ...LIVE, archived });
      return items.map(({ id }) => id);
    };
    const endsOf = async (boardId: string) => (await storage.boardStates.find(boardId)).revocations;

    it('finds any board as it was stored, by its id only', async () => {
      await fc.assert(
        fc.asyncProperty(anyBoard, async (board) => {
          await storage.boards.commit({ board });

          expect(await storage.boards.find(board.id)).toEqual(board);
          expect(await storage.boards.find(randomUUID())).toBeUndefined();
        }),
        { numRuns: runs },
      );
    });

    it('[BRD-54] makes one of several boards of an id that are made at once', async () => {
      const boards = ['Ana', 'Luis', 'Eva'].map((owner) =>
        aBoard({
          id: 'inc-1',
          incidentId: '1',
          owner: { email: `${owner}@utec.edu.pe`, name: owner },
        }),
      );

      const outcomes = await Promise.allSettled(
        boards.map((board) => storage.boards.commit({ board })),
      );

      const winners = boards.filter((_, n) => outcomes[n]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(await storage.boards.find('inc-1')).toEqual(winners[0]);
      const refusals = outcomes.filter(({ status }) => status === 'rejected');
      for (const refusal of refusals) {
        expect(refusal).toMatchObject({ reason: expect.any(ConcurrentChangeError) as unknown });
      }
    });

    it('[STO-2] refuses a change of an older version, and leaves lists and access as they were', async () => {
      const first = await stored({ guests: [guest('ana@utec.edu.pe')] });
      const second = await changed(first, { name: 'Otro' });

      const stale = storage.boards.commit({
        before: first,
        board: next(first, { guests: [guest('eva@utec.edu.pe')], archived: true }),
      });

      await expect(stale).rejects.toBeInstanceOf(ConcurrentChangeError);
      expect(await storage.boards.find(first.id)).toEqual(second);
      expect(await idsOf('ana@utec.edu.pe')).toEqual([first.id]);
      expect(await idsOf('eva@utec.edu.pe')).toEqual([]);
      expect(await endsOf(first.id)).toEqual([]);
    });

    it('[STO-3] makes a board and writes a comment once per receipt', async () => {
      const receipt = aReceipt();
      const board = aBoard();
      await storage.boards.commit({ board, receipt });

      const again = storage.boards.commit({ board: aBoard(), receipt });
      const comment = storage.boards.addComment(aComment(board, 1), receipt);

      await expect(again).rejects.toBeInstanceOf(ReceiptExistsError);
      await expect(comment).rejects.toBeInstanceOf(ReceiptExistsError);
      const { items } = await storage.boards.listAll(LIVE);
      expect(items).toEqual([board]);
      expect((await storage.boards.listComments(board.id, { limit: 9 })).items).toEqual([]);
      expect(await storage.receipts.find(receipt.id)).toEqual(receipt);
    });

    it('[BRD-55] lists the free boards of a person, the newest change first', async () => {
      const owned = await stored({ updatedAt: at(1) });
      const invited = await stored({
        owner: { email: 'eva@utec.edu.pe', name: 'Eva' },
        guests: [guest(owned.owner.email)],
        updatedAt: at(3),
      });
      const foreign = await stored({
        owner: { email: 'eva@utec.edu.pe', name: 'Eva' },
        updatedAt: at(2),
      });
      await stored({ id: 'inc-1', incidentId: '1', guests: [guest(owned.owner.email)] });

      expect(await idsOf(owned.owner.email)).toEqual([invited.id, owned.id]);
      expect(await idsOf('eva@utec.edu.pe')).toEqual([invited.id, foreign.id]);
      const { items } = await storage.boards.listAll(LIVE);
      expect(items).toEqual([invited, foreign, owned]);
    });

    it('[BRD-55] moves a board in everybody’s list when it changes, in and out of the archive', async () => {
      const first = await stored({ guests: [guest('ana@utec.edu.pe')], updatedAt: at(1) });
      const second = await stored({ guests: [guest('ana@utec.edu.pe')], updatedAt: at(2) });

      const renamed = await changed(first, { name: 'Otro', updatedAt: at(3) });
      expect(await idsOf('ana@utec.edu.pe')).toEqual([first.id, second.id]);

      const archived = await changed(renamed, { archived: true, updatedAt: at(4) });
      expect(await idsOf('ana@utec.edu.pe')).toEqual([second.id]);
      expect(await idsOf('ana@utec.edu.pe', true)).toEqual([first.id]);
      expect(await idsOf(first.owner.email, true)).toEqual([first.id]);
      expect((await storage.boards.listAll({ ...LIVE, archived: true })).items).toEqual([archived]);

      await changed(archived, { archived: false, updatedAt: at(5) });
      expect(await idsOf('ana@utec.edu.pe')).toEqual([first.id, second.id]);
      expect(await idsOf('ana@utec.edu.pe', true)).toEqual([]);
    });

    it('[BRD-57] puts a board into the lists of its guests, and takes it out', async () => {
      const first = await stored();
      const full = await changed(first, {
        guests: Array.from({ length: GUESTS_MAX }, (_, n) => guest(`g${String(n)}@utec.edu.pe`)),
      });
      for (const n of [0, GUESTS_MAX - 1]) {
        expect(await idsOf(`g${String(n)}@utec.edu.pe`)).toEqual([first.id]);
      }

      const emptied = await changed(full, { guests: [] });

      expect(await idsOf('g0@utec.edu.pe')).toEqual([]);
      expect(await idsOf(first.owner.email)).toEqual([first.id]);
      expect(await storage.boards.find(first.id)).toEqual(emptied);
    });

    it('[STO-4] [STO-5] pages through boards exactly once, and refuses the cursor of another list', async () => {
      const made: string[] = [];
      for (const minute of [1, 1, 2, 3, 3, 4, 5]) {
        made.push((await stored({ updatedAt: at(minute) })).id);
      }
      const { email } = aBoard().owner;

      const pages = await walk((cursor) =>
        storage.boards.listByPerson(email, { archived: false, limit: 3, ...cursor }),
      );

      expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
      const times = pages.flat().map(({ updatedAt }) => updatedAt);
      expect(times).toEqual([...times].sort().reverse());
      expect(new Set(pages.flat().map(({ id }) => id))).toEqual(new Set(made));
      const { next: cursor } = await storage.boards.listAll({ archived: false, limit: 2 });
      for (const list of [
        storage.boards.listByPerson(email, { ...LIVE, cursor: cursor! }),
        storage.boards.listAll({ archived: true, limit: 2, cursor: cursor! }),
        storage.boards.listComments(made[0]!, { limit: 2, cursor: cursor! }),
      ]) {
        await expect(list).rejects.toBeInstanceOf(InvalidCursorError);
      }
    });

    it('[BRD-58] ends access with the change that takes it away, beside what the board service knows', async () => {
      const pointer = { version: 1, key: 'k', streamId: '1-0', storedAt: NOON, bytes: 9 };
      const first = await stored({
        guests: [guest('ana@utec.edu.pe'), guest('eva@utec.edu.pe', 'escritura')],
      });
      await storage.boardStates.movePointer(first.id, 0, pointer);

      const second = await changed(first, {
        guests: [guest('eva@utec.edu.pe')],
        updatedAt: at(1),
      });
      const end = at(1).replace('00.000', '03.000');
      const ended = [
        { email: 'ana@utec.edu.pe', at: end },
        { email: 'eva@utec.edu.pe', at: end, only: 'write' },
      ];
      expect(byEmail(await endsOf(first.id))).toEqual(ended);

      await changed(second, { archived: true, updatedAt: at(2) });
      expect(byEmail(await endsOf(first.id))).toEqual([
        { email: EVERYBODY, at: at(2).replace('00.000', '03.000'), only: 'write' },
        ...ended,
      ]);
      expect((await storage.boardStates.find(first.id)).pointer).toEqual(pointer);
    });

    it('[BRD-59] ends the old worker’s access to the board with the move of the incident, or not at all', async () => {
      for (const email of ['luis@limpieza.pe', 'eva@limpieza.pe']) {
        await storage.users.create(aWorker({ id: email, email }));
      }
      const incident = anIncident({ assignment: anAssignment() });
      await storage.incidents.commit(aCommit(incident));
      const boardId = incidentBoardId(incident.id);
      const assignment = anAssignment({ workerEmail: 'eva@limpieza.pe' });
      const move = aChange(incident, { assignment, updatedAt: at(1) });

      await storage.incidents.commit(aChange(incident, { title: 'Otra' }));
      await expect(storage.incidents.commit(move)).rejects.toBeInstanceOf(ConcurrentChangeError);
      expect(await endsOf(boardId)).toEqual([]);

      const current = (await storage.incidents.find(incident.id))!;
      await storage.incidents.commit(aChange(current, { assignment, updatedAt: at(1) }));
      expect(await endsOf(boardId)).toEqual([
        { email: 'luis@limpieza.pe', at: at(1).replace('00.000', '03.000') },
      ]);
    });

    it('[BRD-63] ends access to every board with the change that ends an account’s sessions, or not at all', async () => {
      const user = aUser();
      await storage.users.create(user);
      const now = Date.now();
      const sessionsSince = new Date(now).toISOString();
      const ended = { ...user, sessionsSince, version: 3 };

      await storage.users.save({ ...user, version: 2 });
      await expect(storage.users.save({ ...ended, version: 2 })).rejects.toBeInstanceOf(
        ConcurrentChangeError,
      );
      expect(await endsOf(EVERY_BOARD)).toEqual([]);

      await storage.users.save(ended);
      expect(await endsOf(EVERY_BOARD)).toEqual([
        { email: user.email, at: new Date(now + 3_000).toISOString() },
      ]);
    });

    it('[BRD-60] gives the comments on a board, and on no other, in order and in pages', async () => {
      const [board, other] = [await stored(), await stored()];
      const comments = [1, 2, 3, 4, 5].map((n) => aComment(board, n));
      for (const comment of [...comments].reverse()) await storage.boards.addComment(comment);
      await storage.boards.addComment(aComment(other, 9));

      const pages = await walk((cursor) =>
        storage.boards.listComments(board.id, { limit: 2, ...cursor }),
      );

      expect(pages.flat()).toEqual(comments);
      expect(pages).toHaveLength(3);
      expect((await storage.incidents.listActivity(board.id, { limit: 9 })).items).toEqual([]);
    });
  });
}

function aComment({ id: boardId }: Board, n: number): BoardComment {
  return {
    id: String(n).padStart(26, '0'),
    boardId,
    pin: `1z4x-${String(n)}`,
    author: { email: 'ana@utec.edu.pe', name: 'Ana' },
    text: `Aquí gotea\n${String(n)}`,
    at: NOON,
  };
}

function byEmail<T extends { readonly email: string }>(ends: readonly T[]): readonly T[] {
  return [...ends].sort((a, b) => (a.email < b.email ? -1 : 1));
}
