import { AccountEventKind } from '@vigia/domain/audit';
import {
  ConcurrentChangeError,
  InvalidCursorError,
  ReceiptExistsError,
  Role,
} from '@vigia/domain/shared';
import { ANY_TIME, AccountStatus, UserExistsError } from '@vigia/domain/user';
import { IncidentStatus } from '@vigia/domain/incident';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { user as anyUser } from '../support/arbitraries.js';
import {
  NOON,
  aChange,
  aCommit,
  aReceipt,
  aUser,
  aWorker,
  anAccountEvent,
  anAssignment,
  anIncident,
} from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';
import { walk } from '../support/walk.js';

export function userRepositoryContract(name: string, open: OpenStorage, runs: number): void {
  describe(`${name} keeps the user repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('finds any account as it was created, by its address only', async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyUser, async (user) => {
          count += 1;
          const created = { ...user, email: `${count}.${user.email}` };

          await storage.users.create(created);

          expect(await storage.users.find(created.email)).toEqual(created);
          expect(await storage.users.find(`x${created.email}`)).toBeUndefined();
        }),
        { numRuns: runs },
      );
    });

    it('lists the workers of a speciality by address, and nobody else', async () => {
      const [zoe, abel, mia] = ['zoe@ti.pe', 'abel@ti.pe', 'mia@ti.pe'].map((email) =>
        aWorker({ email, speciality: 'TI' }),
      );
      for (const one of [zoe!, abel!, mia!, aWorker(), aUser()]) await storage.users.create(one);
      const inert = { ...mia!, status: AccountStatus.Deactivated, version: 2 };
      await storage.users.save(inert);
      await storage.users.save({ ...zoe!, speciality: 'Seguridad', version: 2 });

      expect(await storage.users.listBySpeciality('TI')).toEqual([abel, inert]);
      expect(await storage.users.listBySpeciality('Electricista')).toEqual([]);
    });

    it('keeps when a worker was given an incident last, whatever else changes', async () => {
      const shift = { ...ANY_TIME, buildings: ['central'] };
      const stranger = aWorker({ email: 'otro@limpieza.pe', lastAssignedAt: NOON });
      await storage.users.create(stranger);
      await storage.users.create(aWorker());
      const { incident } = aCommit(anIncident());
      await storage.incidents.commit(aCommit(incident));
      const assigned = aChange(incident, {
        status: IncidentStatus.Assigned,
        assignment: anAssignment(),
      });

      await storage.incidents.commit(assigned);
      await storage.users.save({ ...aWorker(), shift, version: 2 });
      await storage.incidents.commit(
        aChange(assigned.incident, { status: IncidentStatus.Resolved }),
      );

      expect(await storage.users.find(aWorker().email)).toMatchObject({
        lastAssignedAt: assigned.activity.at,
        openLoad: 0,
        shift,
      });
      await storage.users.save({
        ...stranger,
        lastAssignedAt: '2030-01-01T00:00:00.000Z',
        version: 2,
      });
      expect((await storage.users.find(stranger.email))?.lastAssignedAt).toBe(NOON);
    });

    it('refuses a taken address and keeps who has it', async () => {
      const first = aUser();
      await storage.users.create(first);

      await expect(storage.users.create(aUser({ name: 'Otra' }))).rejects.toThrow(UserExistsError);

      expect(await storage.users.find(first.email)).toEqual(first);
    });

    it('lets exactly one of many registrations of an address through', async () => {
      const users = [1, 2, 3, 4, 5].map((n) => aUser({ name: `Ana ${n}` }));

      const results = await Promise.allSettled(users.map((user) => storage.users.create(user)));

      const stored = results.filter((result) => result.status === 'fulfilled');
      expect(stored).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(UserExistsError);
      }
    });

    it('[OID-3] finds an account by the identity it was created or linked with, and by no other', async () => {
      const identity = { issuer: 'https://idp.example', subject: 'ana' };
      const created = aUser({ identity });
      await storage.users.create(created);
      const plain = aUser({ email: 'beto@utec.edu.pe' });
      await storage.users.create(plain);
      const linked = { ...plain, identity: { ...identity, subject: 'beto' }, version: 2 };

      await storage.users.link(linked, anAccountEvent());

      expect(await storage.users.findByIdentity(identity)).toEqual(created);
      expect(await storage.users.findByIdentity(linked.identity)).toEqual(linked);
      for (const other of [
        { ...identity, subject: 'Ana' },
        { ...identity, issuer: 'https://other.example' },
      ]) {
        expect(await storage.users.findByIdentity(other)).toBeUndefined();
      }
    });

    it('[OID-3] gives an identity to one account only, and finds none by an identity it lost', async () => {
      const identity = { issuer: 'https://idp.example', subject: 'ana' };
      const first = aUser({ identity });
      const second = aUser({ email: 'beto@utec.edu.pe' });
      await storage.users.create(first);

      const create = storage.users.create({ ...second, identity });
      await expect(create).rejects.toThrow(ConcurrentChangeError);
      await storage.users.create(second);
      const link = storage.users.link({ ...second, identity, version: 2 }, anAccountEvent());
      await expect(link).rejects.toThrow(ConcurrentChangeError);
      expect(await storage.users.find(second.email)).toEqual(second);

      const { identity: _lost, ...without } = first;
      await storage.users.save({ ...without, version: 2 });
      expect(await storage.users.findByIdentity(identity)).toBeUndefined();
      await storage.users.link({ ...without, identity, version: 3 }, anAccountEvent());
      expect((await storage.users.findByIdentity(identity))?.email).toBe(first.email);

      await storage.users.unlink({ ...without, version: 4 }, identity, anAccountEvent());
      await storage.users.link({ ...second, identity, version: 2 }, anAccountEvent());
      expect((await storage.users.findByIdentity(identity))?.email).toBe(second.email);
    });

    it('[INV-5] tells admins with the change that somebody waits for one of them', async () => {
      const user = aUser({ role: Role.Worker, speciality: 'TI' });
      await storage.users.create(user);
      const waiting = { ...user, status: AccountStatus.AwaitingApproval, version: 2 };
      const event = anAccountEvent({ kind: AccountEventKind.Verified, account: user.email });
      await storage.users.save(waiting, event);
      await storage.users.save({ ...waiting, version: 3 }, anAccountEvent());

      const told = await storage.notifications.listLatest('role#admin', { limit: 9 });

      expect(told).toEqual([
        expect.objectContaining({ id: event.id, kind: 'cuenta_por_aprobar', title: user.email }),
      ]);
    });

    it('[STO-3] stores the receipt with the account, and refuses it the next time', async () => {
      const receipt = aReceipt();
      await storage.users.create(aUser(), receipt);
      const other = aUser({ email: 'beto@utec.edu.pe' });

      await expect(storage.users.create(aUser(), receipt)).rejects.toThrow(ReceiptExistsError);
      await expect(storage.users.create(other, receipt)).rejects.toThrow(ReceiptExistsError);

      expect(await storage.receipts.find(receipt.id)).toEqual(receipt);
      expect(await storage.users.find(other.email)).toBeUndefined();
    });

    it('[STO-1] stores no receipt of a refused registration', async () => {
      const receipt = aReceipt();
      await storage.users.create(aUser());

      await expect(storage.users.create(aUser(), receipt)).rejects.toThrow(UserExistsError);

      expect(await storage.receipts.find(receipt.id)).toBeUndefined();
    });

    it('saves a change, and a speciality that was taken away', async () => {
      const user = aWorker();
      await storage.users.create(user);
      const changed = { ...user, name: 'Luis B.', speciality: null, version: 2 };

      await storage.users.save(changed);

      expect(await storage.users.find(user.email)).toEqual(changed);
    });

    it('[STO-2] refuses a change based on an older version, or of nobody', async () => {
      const user = aUser();
      await storage.users.create(user);
      await storage.users.save({ ...user, name: 'Ana B.', version: 2 });

      await expect(storage.users.save({ ...user, name: 'Ana C.', version: 2 })).rejects.toThrow(
        ConcurrentChangeError,
      );
      await expect(
        storage.users.save(aUser({ email: 'nadie@utec.edu.pe', version: 2 })),
      ).rejects.toThrow(ConcurrentChangeError);

      expect((await storage.users.find(user.email))?.name).toBe('Ana B.');
      expect(await storage.users.find('nadie@utec.edu.pe')).toBeUndefined();
    });

    it('[STO-6] leaves the load alone when an account is saved while work is assigned', async () => {
      const worker = aWorker();
      await storage.users.create(worker);
      const assigned = { status: IncidentStatus.Assigned, assignment: anAssignment() };

      await Promise.all([
        ...[1, 2, 3, 4].map(() => storage.incidents.commit(aCommit(anIncident(assigned)))),
        storage.users.save({ ...worker, name: 'Luis B.', version: 2 }),
      ]);

      expect(await storage.users.find(worker.email)).toEqual({
        ...worker,
        name: 'Luis B.',
        openLoad: 4,
        lastAssignedAt: NOON,
        version: 2,
      });
    });

    it('[STO-4] lists the accounts of a role by address, page by page, also of one status', async () => {
      const workers = ['d', 'a', 'c', 'e', 'b'].map((letter, index) =>
        aWorker({
          email: `${letter}@luz.pe`,
          status: index < 2 ? AccountStatus.AwaitingApproval : AccountStatus.Active,
        }),
      );
      for (const user of [...workers, aUser()]) await storage.users.create(user);
      const list = async (status?: AccountStatus): Promise<readonly string[]> => {
        const query = status === undefined ? { limit: 2 } : { limit: 2, status };
        const pages = await walk((cursor) =>
          storage.users.listByRole(Role.Worker, { ...query, ...cursor }),
        );
        return pages.map((page) => page.map(({ email }) => email[0]).join(''));
      };

      expect(await list()).toEqual(['ab', 'cd', 'e']);
      expect(await list(AccountStatus.Active)).toEqual(['bc', 'e']);
      expect(await list(AccountStatus.AwaitingApproval)).toEqual(['ad']);
      expect(await list(AccountStatus.Deactivated)).toEqual(['']);
    });

    it('lists whole accounts', async () => {
      const worker = aWorker();
      await storage.users.create(worker);

      expect(await storage.users.listByRole(Role.Worker, { limit: 1 })).toEqual({
        items: [worker],
      });
    });

    it('[STO-5] refuses the cursor of another role or status', async () => {
      for (const letter of ['a', 'b']) {
        await storage.users.create(aWorker({ email: `${letter}@luz.pe` }));
      }
      const { next: cursor } = await storage.users.listByRole(Role.Worker, { limit: 1 });
      const query = { limit: 1, cursor: cursor! };

      await expect(storage.users.listByRole(Role.Admin, query)).rejects.toThrow(InvalidCursorError);
      await expect(
        storage.users.listByRole(Role.Worker, { ...query, status: AccountStatus.Active }),
      ).rejects.toThrow(InvalidCursorError);
    });
  });
}
