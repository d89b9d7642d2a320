import { randomUUID } from 'node:crypto';
import {
  INCIDENT_STATUSES,
  IncidentStatus,
  RiskLevel,
  activeAssignee,
  type IncidentCommit,
} from '@vigia/domain/incident';
import { roleAudience, userAudience } from '@vigia/domain/notification';
import {
  ConcurrentChangeError,
  ReceiptExistsError,
  Role,
  type DomainError,
} from '@vigia/domain/shared';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../src/index.js';
import { WORKERS, activity, incident as anyIncident } from '../support/arbitraries.js';
import {
  aChange,
  aCommit,
  aReceipt,
  aWorker,
  anAssignment,
  anIncident,
} from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';
import { walk } from '../support/walk.js';

const EVERYTHING = { filter: {}, order: 'newest', limit: 100 } as const;
const HISTORY = { limit: 100 };

export function incidentRepositoryContract(name: string, open: OpenStorage, runs: number): void {
  describe(`${name} keeps the incident repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('finds what was committed, and nothing under another id', async () => {
      const commit = aCommit(anIncident());

      await storage.incidents.commit(commit);

      expect(await storage.incidents.find(commit.incident.id)).toEqual(commit.incident);
      expect(await storage.incidents.find('nobody')).toBeUndefined();
    });

    it('finds any incident as it was committed', async () => {
      await fc.assert(
        fc.asyncProperty(anyIncident, async (any) => {
          // An id of its own each time: small ones come twice.
          const incident = { ...any, id: randomUUID() };
          for (const email of WORKERS) await addWorker(storage, email);

          await storage.incidents.commit(aCommit(incident));

          expect(await storage.incidents.find(incident.id)).toEqual(incident);
        }),
        { numRuns: runs },
      );
    });

    it('keeps any row of history as it was committed', async () => {
      await fc.assert(
        fc.asyncProperty(activity, async (row) => {
          const incident = anIncident({ id: row.incidentId });

          await storage.incidents.commit({ ...aCommit(incident), activity: row });

          const page = await storage.incidents.listActivity(row.incidentId, HISTORY);
          expect(page).toEqual({ items: [row] });
        }),
        { numRuns: runs },
      );
    });

    it('[STO-1] stores incident, history, notifications, loads and receipt together', async () => {
      await addWorker(storage, 'luis@limpieza.pe');
      const created = aCommit(anIncident());
      await storage.incidents.commit(created);
      const change = aChange(
        created.incident,
        { status: IncidentStatus.Assigned, assignment: anAssignment() },
        aReceipt(),
      );

      await storage.incidents.commit(change);

      expect(await visible(storage, change)).toEqual({
        incident: change.incident,
        history: [created.activity, change.activity],
        forAdmins: [created.notifications[0], change.notifications[0]],
        forReporter: [created.notifications[1], change.notifications[1]],
        load: 1,
        receipt: change.receipt,
      });
    });

    it('[STO-1] [STO-2] refuses a write based on an older version and changes nothing', async () => {
      await addWorker(storage, 'luis@limpieza.pe');
      const created = aCommit(anIncident());
      const first = aChange(created.incident, { title: 'Primero' });
      await storage.incidents.commit(created);
      await storage.incidents.commit(first);
      const stale = aChange(
        created.incident,
        { status: IncidentStatus.Assigned, assignment: anAssignment() },
        aReceipt(),
      );
      const before = await visible(storage, stale);

      await expect(storage.incidents.commit(stale)).rejects.toThrow(ConcurrentChangeError);

      expect(await visible(storage, stale)).toEqual(before);
      expect(before.receipt).toBeUndefined();
    });

    it('[STO-2] refuses a new incident under a taken id, and a change of one that was never stored', async () => {
      const created = aCommit(anIncident());
      await storage.incidents.commit(created);
      const twin = aCommit(anIncident({ id: created.incident.id, title: 'Otro' }));

      await expect(storage.incidents.commit(twin)).rejects.toThrow(ConcurrentChangeError);
      await expect(storage.incidents.commit(aChange(anIncident(), {}))).rejects.toThrow(
        ConcurrentChangeError,
      );

      expect(await storage.incidents.find(created.incident.id)).toEqual(created.incident);
    });

    it('[STO-3] refuses a repeated receipt, whatever else is wrong, and changes nothing', async () => {
      const receipt = aReceipt();
      const created = aCommit(anIncident(), { receipt });
      await storage.incidents.commit(created);
      const sameAgain = created;
      const otherAgain = aCommit(anIncident(), { receipt: { ...receipt, result: 'other' } });
      const before = await visible(storage, created);

      await expect(storage.incidents.commit(sameAgain)).rejects.toThrow(ReceiptExistsError);
      await expect(storage.incidents.commit(otherAgain)).rejects.toThrow(ReceiptExistsError);

      expect(await visible(storage, created)).toEqual(before);
      expect(await storage.incidents.find(otherAgain.incident.id)).toBeUndefined();
      expect(before.receipt).toEqual(receipt);
    });

    it('[STO-2] stores exactly one of many writes based on the same version', async () => {
      const created = aCommit(anIncident());
      await storage.incidents.commit(created);
      const changes = [1, 2, 3, 4, 5, 6].map((n) => aChange(created.incident, { floor: `${n}` }));

      const outcomes = await race(storage, changes);

      const winner = changes[outcomes.indexOf('stored')];
      expect(outcomes.toSorted()).toEqual([
        ...Array<string>(5).fill('concurrent-change'),
        'stored',
      ]);
      expect(await storage.incidents.find(created.incident.id)).toEqual(winner?.incident);
      const { items } = await storage.incidents.listActivity(created.incident.id, HISTORY);
      expect(items).toEqual([created.activity, winner?.activity]);
    });

    it('[STO-3] stores one request that comes several times at once exactly once', async () => {
      const commit = aCommit(anIncident(), { receipt: aReceipt() });

      const outcomes = await race(storage, [commit, commit, commit, commit]);

      expect(outcomes.toSorted()).toEqual([...Array<string>(3).fill('receipt-exists'), 'stored']);
      const { items } = await storage.incidents.listActivity(commit.incident.id, HISTORY);
      expect(items).toEqual([commit.activity]);
    });

    it('[STO-6] counts every one of many assignments to the same worker at once', async () => {
      await addWorker(storage, 'luis@limpieza.pe');
      const commits = [1, 2, 3, 4, 5, 6, 7, 8].map(() =>
        aCommit(anIncident({ status: IncidentStatus.Assigned, assignment: anAssignment() })),
      );

      const outcomes = await race(storage, commits);

      expect(new Set(outcomes)).toEqual(new Set(['stored']));
      expect((await storage.users.find('luis@limpieza.pe'))?.openLoad).toBe(8);
    });

    it('[STO-6] keeps open loads equal to a recount through any changes', async () => {
      const step = fc.record({
        pick: fc.nat(),
        status: fc.constantFrom(...INCIDENT_STATUSES),
        worker: fc.option(fc.constantFrom(...WORKERS), { nil: null }),
        isStale: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const fresh = await open();
          for (const email of WORKERS) await addWorker(fresh, email);
          const incidents = [anIncident(), anIncident()];
          for (const incident of incidents) await fresh.incidents.commit(aCommit(incident));

          for (const { pick, status, worker, isStale } of steps) {
            const at = pick % incidents.length;
            const current = incidents[at]!;
            const assignment = worker === null ? null : anAssignment({ workerEmail: worker });
            const base = isStale ? { ...current, version: current.version - 1 } : current;
            const change = aChange(base, { status, assignment });
            const [outcome] = await race(fresh, [change]);
            if (outcome === 'stored') incidents[at] = change.incident;
          }

          for (const email of WORKERS) {
            const recount = incidents.filter((incident) => activeAssignee(incident) === email);
            expect((await fresh.users.find(email))?.openLoad).toBe(recount.length);
          }
        }),
        { numRuns: runs },
      );
    });

    it('takes an incident from a worker who has no account, and gives none to such a worker', async () => {
      await addWorker(storage, 'luis@limpieza.pe');
      await addWorker(storage, 'mia@luz.pe');
      const given = aCommit(anIncident());
      const toNobody = aChange(given.incident, {
        status: IncidentStatus.Assigned,
        assignment: anAssignment({ workerEmail: 'nadie@nada.pe' }),
      });
      await storage.incidents.commit(given);

      await expect(storage.incidents.commit(toNobody)).rejects.toThrow(StorageError);

      expect(await storage.incidents.find(given.incident.id)).toEqual(given.incident);
      expect(await storage.incidents.listByAssignee('nadie@nada.pe', EVERYTHING)).toEqual({
        items: [],
      });
      const fromNobody: IncidentCommit = {
        ...aChange(given.incident, {
          status: IncidentStatus.Assigned,
          assignment: anAssignment({ workerEmail: 'mia@luz.pe' }),
        }),
        before: {
          ...given.incident,
          status: IncidentStatus.Assigned,
          assignment: anAssignment({ workerEmail: 'nadie@nada.pe' }),
        },
      };
      await storage.incidents.commit(fromNobody);
      expect(await storage.incidents.find(given.incident.id)).toEqual(fromNobody.incident);
      expect((await storage.users.find('mia@luz.pe'))?.openLoad).toBe(1);
    });

    it('[STO-4] lists the history oldest first, page by page', async () => {
      let incident = anIncident();
      const commits = [aCommit(incident)];
      for (let n = 1; n <= 6; n += 1) {
        const change = aChange(incident, { risk: n % 2 === 0 ? RiskLevel.Low : RiskLevel.Medium });
        commits.push(change);
        incident = change.incident;
      }
      for (const commit of commits) await storage.incidents.commit(commit);

      const pages = await walk((cursor) =>
        storage.incidents.listActivity(incident.id, { limit: 3, ...cursor }),
      );

      expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
      expect(pages.flat()).toEqual(commits.map((commit) => commit.activity));
    });
  });
}

/** What everybody can see of a write: all of it, or nothing. */
async function visible(storage: Storage, { incident, receipt }: IncidentCommit) {
  const { items: history } = await storage.incidents.listActivity(incident.id, HISTORY);
  return {
    incident: await storage.incidents.find(incident.id),
    history,
    forAdmins: await storage.notifications.listSince(roleAudience(Role.Admin), '', 100),
    forReporter: await storage.notifications.listSince(
      userAudience(incident.reporterEmail),
      '',
      100,
    ),
    load: (await storage.users.find('luis@limpieza.pe'))?.openLoad,
    receipt: receipt && (await storage.receipts.find(receipt.id)),
  };
}

/** Commits all at once, and tells of each whether it was stored or with which code it was refused. */
async function race(
  storage: Storage,
  commits: readonly IncidentCommit[],
): Promise<readonly string[]> {
  const results = await Promise.allSettled(commits.map((one) => storage.incidents.commit(one)));
  return results.map((result) =>
    result.status === 'fulfilled' ? 'stored' : (result.reason as DomainError).code,
  );
}

async function addWorker(storage: Storage, email: string): Promise<void> {
  if ((await storage.users.find(email)) === undefined) {
    await storage.users.create(aWorker({ email }));
  }
}
