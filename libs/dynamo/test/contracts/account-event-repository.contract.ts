import { AccountEventKind, type AccountEventQuery } from '@vigia/domain/audit';
import { ConcurrentChangeError, InvalidCursorError } from '@vigia/domain/shared';
import { UserExistsError } from '@vigia/domain/user';
import { beforeEach, describe, expect, it } from 'vitest';
import { aSession, aUser, anAccountEvent } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';
import { walk } from '../support/walk.js';

export function accountEventRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the account event repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    const list = async (query: Partial<AccountEventQuery> = {}) =>
      (
        await walk((cursor) => storage.accountEvents.list({ limit: 2, ...query, ...cursor }))
      ).flat();

    it('gives events back whole, newest first, page by page', async () => {
      const events = [
        anAccountEvent(),
        anAccountEvent({ actor: null, kind: AccountEventKind.LoginFailed }),
        anAccountEvent({ kind: AccountEventKind.RoleChanged, detail: 'estudiante → admin' }),
        anAccountEvent(),
        anAccountEvent(),
      ];
      for (const event of events) await storage.accountEvents.append(event);

      expect(await list()).toEqual(events.toReversed());
    });

    it('[AUD-2] finds what somebody did and what was done to them, once each', async () => {
      const [own, done, suffered, other] = [
        anAccountEvent({ account: 'eva@x.pe', actor: 'eva@x.pe' }),
        anAccountEvent({ account: 'ana@x.pe', actor: 'eva@x.pe', kind: AccountEventKind.Approved }),
        anAccountEvent({ account: 'eva@x.pe', actor: null, kind: AccountEventKind.LoginFailed }),
        anAccountEvent({ account: 'ana@x.pe', actor: 'ana@x.pe' }),
      ];
      for (const event of [own, done, suffered, other]) await storage.accountEvents.append(event);

      expect(await list({ person: 'eva@x.pe' })).toEqual([suffered, done, own]);
      expect(await list({ person: 'eva@x.pe', kind: AccountEventKind.Approved })).toEqual([done]);
      expect(await list({ kind: AccountEventKind.LoggedIn })).toEqual([other, own]);
      expect(await list({ person: 'nadie@x.pe' })).toEqual([]);
    });

    it('[AUD-2] keeps to a span of time, its start included and its end not', async () => {
      const events = Array.from({ length: 7 }, () => anAccountEvent());
      for (const event of events) await storage.accountEvents.append(event);
      const [, second, , , , sixth] = events;
      const span = { from: second!.id, before: sixth!.id };

      expect(await list(span)).toEqual(events.slice(1, 5).toReversed());
      expect(await list({ ...span, person: 'ana@utec.edu.pe' })).toHaveLength(4);
      expect(await list({ ...span, kind: AccountEventKind.LoggedIn })).toHaveLength(4);
    });

    it('[STO-5] refuses a cursor under other filters', async () => {
      for (let n = 0; n < 3; n += 1) await storage.accountEvents.append(anAccountEvent());
      const { next } = await storage.accountEvents.list({ limit: 1 });

      await expect(
        storage.accountEvents.list({ limit: 1, person: 'ana@utec.edu.pe', cursor: next }),
      ).rejects.toThrow(InvalidCursorError);
    });

    it('[AUD-1] stores an event with its change', async () => {
      const [registered, changed, opened, ended] = [1, 2, 3, 4].map(() => anAccountEvent());
      const user = aUser();
      const session = aSession();

      await storage.users.create(user, undefined, registered);
      await storage.users.save({ ...user, name: 'Ana B.', version: 2 }, changed);
      await storage.sessions.create(session, opened);
      await storage.sessions.remove(session.id, ended);

      expect(await list()).toEqual([ended, opened, changed, registered]);
      expect((await storage.users.find(user.email))?.name).toBe('Ana B.');
      expect(await storage.sessions.find(session.id)).toBeUndefined();
    });

    it('[AUD-1] stores no event of a change that was refused', async () => {
      const user = aUser();
      await storage.users.create(user);

      await expect(storage.users.create(user, undefined, anAccountEvent())).rejects.toThrow(
        UserExistsError,
      );
      await expect(storage.users.save({ ...user, version: 7 }, anAccountEvent())).rejects.toThrow(
        ConcurrentChangeError,
      );

      expect(await list()).toEqual([]);
    });
  });
}
