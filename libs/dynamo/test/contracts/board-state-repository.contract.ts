import { randomUUID } from 'node:crypto';
import { EVERY_BOARD, type SnapshotPointer } from '@vigia/domain/board';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenStorage, Storage } from '../support/storage.js';
import { NOON } from '../support/fixtures.js';

function aPointer(version: number): SnapshotPointer {
  return { version, key: `boards/b/${version}`, streamId: '5-0', storedAt: NOON, bytes: 9 };
}

export function boardStateRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the board state repository contract`, () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await open();
    });

    it('knows nothing of an unknown board', async () => {
      expect(await storage.boardStates.find(randomUUID())).toEqual({
        pointer: undefined,
        revocations: [],
      });
    });

    it('[BRD-31] moves the pointer only for whoever replaces the current version', async () => {
      const id = randomUUID();

      const moves = [
        await storage.boardStates.movePointer(id, 1, aPointer(2)),
        await storage.boardStates.movePointer(id, 0, aPointer(1)),
        await storage.boardStates.movePointer(id, 0, aPointer(1)),
        await storage.boardStates.movePointer(id, 1, aPointer(2)),
      ];

      expect(moves).toEqual([false, true, false, true]);
      expect((await storage.boardStates.find(id)).pointer).toEqual(aPointer(2));
    });

    it('[BRD-31] lets one of two writers of the same version win', async () => {
      const id = randomUUID();

      const moves = await Promise.all(
        [1, 2, 3].map(() => storage.boardStates.movePointer(id, 0, aPointer(1))),
      );

      expect(moves.filter(Boolean)).toHaveLength(1);
    });

    it('[BRD-12] remembers since when a person has no access, beside the pointer', async () => {
      const id = randomUUID();

      await storage.boardStates.revoke(id, { email: 'ana@utec.edu.pe', at: NOON });
      await storage.boardStates.movePointer(id, 0, aPointer(1));
      await storage.boardStates.revoke(id, {
        email: 'ana@utec.edu.pe',
        at: '2026-03-03T00:00:00Z',
      });
      await storage.boardStates.revoke(id, { email: 'luis@limpieza.pe', at: NOON, only: 'write' });

      const state = await storage.boardStates.find(id);
      expect(state.pointer).toEqual(aPointer(1));
      expect([...state.revocations].sort((a, b) => (a.email < b.email ? -1 : 1))).toEqual([
        { email: 'ana@utec.edu.pe', at: '2026-03-03T00:00:00Z' },
        { email: 'luis@limpieza.pe', at: NOON, only: 'write' },
      ]);
    });

    it('[BRD-12] keeps the end of writing apart from the end of everything', async () => {
      const id = randomUUID();
      const email = 'ana@utec.edu.pe';

      await storage.boardStates.revoke(id, { email, at: NOON });
      await storage.boardStates.revoke(id, { email, at: '2026-03-03T00:00:00Z', only: 'write' });

      const { revocations } = await storage.boardStates.find(id);
      expect([...revocations].sort((a, b) => (a.at < b.at ? -1 : 1))).toEqual([
        { email, at: NOON },
        { email, at: '2026-03-03T00:00:00Z', only: 'write' },
      ]);
    });

    it('[BRD-12] remembers ends on every board for a day, the latest of a person last', async () => {
      const hours = (count: number): string =>
        new Date(Date.now() + count * 3_600_000).toISOString();
      const [ana, luis] = ['ana@utec.edu.pe', 'luis@limpieza.pe'];
      const ends = [
        { email: ana, at: hours(-23) },
        { email: luis, at: hours(-13) },
        { email: ana, at: hours(0) },
      ];

      for (const end of ends) await storage.boardStates.revoke(EVERY_BOARD, end);

      const { revocations, pointer } = await storage.boardStates.find(EVERY_BOARD);
      const latest = new Map(revocations.map(({ email, at }) => [email, at]));
      expect(latest).toEqual(
        new Map([
          [ana, ends[2]!.at],
          [luis, ends[1]!.at],
        ]),
      );
      expect(pointer).toBeUndefined();
    });
  });
}
