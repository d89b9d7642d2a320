import { ConcurrentChangeError } from '@vigia/domain/shared';
import { IncidentStatus } from '@vigia/domain/incident';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aChange,
  aCommit,
  aWorker,
  anAccountEvent,
  anAssignment,
  anIncident,
} from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

export function autoAssignmentRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the switches of automatic assignment`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('is off before anybody changed it, and what was saved last from then on', async () => {
      expect(await storage.autoAssignment.find()).toEqual({ trades: [], version: 0 });
      const first = { trades: ['TI', 'Seguridad'], version: 1 } as const;
      const second = { trades: [], version: 2 } as const;

      await storage.autoAssignment.save(first);
      expect(await storage.autoAssignment.find()).toEqual(first);
      await storage.autoAssignment.save(second);

      expect(await storage.autoAssignment.find()).toEqual(second);
    });

    it('[STO-2] refuses a change of an older version', async () => {
      await storage.autoAssignment.save({ trades: ['TI'], version: 1 });

      for (const version of [1, 3]) {
        const late = storage.autoAssignment.save({ trades: [], version });
        await expect(late).rejects.toThrow(ConcurrentChangeError);
      }

      expect(await storage.autoAssignment.find()).toEqual({ trades: ['TI'], version: 1 });
    });

    it('[AUD-1] stores who switched it with the change, and nothing of one that was refused', async () => {
      const [event, late] = [anAccountEvent(), anAccountEvent()];

      await storage.autoAssignment.save({ trades: ['TI'], version: 1 }, event);
      const refused = storage.autoAssignment.save({ trades: [], version: 1 }, late);
      await expect(refused).rejects.toThrow(ConcurrentChangeError);

      const page = await storage.accountEvents.list({ limit: 10 });
      expect(page.items).toEqual([event]);
    });
  });

  describe(`${name} gives an incident to a chosen worker`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    const given = async () => {
      const worker = aWorker({ openLoad: 2 });
      const { incident } = aCommit(anIncident());
      await storage.users.create(worker);
      await storage.incidents.commit(aCommit(incident));
      const assignment = anAssignment({ workerEmail: worker.email });
      const change = aChange(incident, { status: IncidentStatus.Assigned, assignment });
      return { worker, incident, change };
    };

    it('who is as they were', async () => {
      const { worker, change } = await given();

      await storage.incidents.commit({ ...change, chosen: worker });

      expect(await storage.incidents.find(change.incident.id)).toEqual(change.incident);
      expect((await storage.users.find(worker.email))?.openLoad).toBe(3);
    });

    it('[ASG-8] and to nobody whose load or account changed since', async () => {
      const { worker, incident, change } = await given();
      await storage.users.save({ ...worker, name: 'Otro', version: 2 });

      for (const chosen of [worker, { ...worker, openLoad: 1, version: 2 }]) {
        const late = storage.incidents.commit({ ...change, chosen });
        await expect(late).rejects.toEqual(new ConcurrentChangeError(worker.email));
      }

      expect(await storage.incidents.find(incident.id)).toEqual(incident);
      expect((await storage.users.find(worker.email))?.openLoad).toBe(2);
      await storage.incidents.commit({ ...change, chosen: { ...worker, version: 2 } });
      expect((await storage.users.find(worker.email))?.openLoad).toBe(3);
    });
  });
}
