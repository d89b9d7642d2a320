import { joinIncident, leaveIncident, type Incident } from '@vigia/domain/incident';
import { ConcurrentChangeError, Role } from '@vigia/domain/shared';
import { AccountStatus, type Actor } from '@vigia/domain/user';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCommit, anIncident } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

const student = (name: string): Actor => ({
  email: `${name}@utec.edu.pe`,
  name,
  role: Role.Student,
  speciality: null,
  status: AccountStatus.Active,
});
const at = (minute: number): string => `2026-03-02T12:${String(minute).padStart(2, '0')}:00.000Z`;

export function followerRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the follower repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    const reported = async (): Promise<Incident> => {
      const incident = anIncident();
      await storage.incidents.commit(aCommit(incident));
      return incident;
    };
    const join = async (before: Incident, who: string, minute: number): Promise<Incident> => {
      const { incident, follows } = joinIncident(before, { by: student(who), at: at(minute) });
      await storage.incidents.commit({ ...aCommit(incident), before, follows: follows! });
      return incident;
    };
    const leave = async (before: Incident, who: string): Promise<Incident> => {
      const following = await storage.followers.find(before.id, `${who}@utec.edu.pe`);
      const stamp = { by: student(who), at: at(59) };
      const since = following ?? { incidentId: before.id, email: stamp.by.email, since: at(0) };
      const { incident, follows } = leaveIncident(before, since, stamp);
      await storage.incidents.commit({ ...aCommit(incident), before, follows: follows! });
      return incident;
    };
    const followersOf = async ({ id }: Incident): Promise<readonly string[]> => {
      const pages: (readonly string[])[] = [];
      for await (const page of storage.followers.listFollowers(id)) pages.push(page);
      return pages.flat();
    };

    it('[FOL-1] stores a following with the change of its incident, in both directions', async () => {
      const incident = await reported();
      const joined = await join(await join(incident, 'eva', 1), 'leo', 2);

      expect(await storage.incidents.find(incident.id)).toEqual(joined);
      expect(joined).toEqual({ ...incident, timesReported: 3, version: 3 });
      expect(await followersOf(incident)).toEqual(['eva@utec.edu.pe', 'leo@utec.edu.pe']);
      expect(await storage.followers.find(incident.id, 'eva@utec.edu.pe')).toEqual({
        incidentId: incident.id,
        email: 'eva@utec.edu.pe',
        since: at(1),
      });
      expect(await storage.followers.find(incident.id, 'ana@utec.edu.pe')).toBeUndefined();
    });

    it('[FOL-1] refuses the second following of a person, whatever the version of the incident', async () => {
      const joined = await join(await reported(), 'eva', 1);

      await expect(join(joined, 'eva', 2)).rejects.toThrow(ConcurrentChangeError);
      expect(await storage.incidents.find(joined.id)).toEqual(joined);
    });

    it('[FOL-2] forgets a following, once', async () => {
      const incident = await reported();
      const left = await leave(await join(incident, 'eva', 1), 'eva');

      expect(await storage.incidents.find(incident.id)).toEqual({ ...incident, version: 3 });
      expect(left.timesReported).toBe(1);
      expect(await followersOf(incident)).toEqual([]);
      expect(await storage.followed.listFollowed('eva@utec.edu.pe', { limit: 5 })).toEqual({
        items: [],
      });
      await expect(leave(left, 'eva')).rejects.toThrow(ConcurrentChangeError);
    });

    it('[STO-4] lists what somebody follows, the newest first, page by page', async () => {
      const incidents = await Promise.all(Array.from({ length: 5 }, reported));
      for (const [minute, incident] of incidents.entries()) await join(incident, 'eva', minute);
      await join(await reported(), 'leo', 30);

      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await storage.followed.listFollowed('eva@utec.edu.pe', {
          limit: 2,
          ...(cursor !== undefined && { cursor }),
        });
        ids.push(...page.items.map(({ incidentId }) => incidentId));
        cursor = page.next;
      } while (cursor !== undefined);

      expect(ids).toEqual(incidents.map(({ id }) => id).reverse());
    });

    it('finds several incidents at once, each once, and leaves out what there is not', async () => {
      const [one, other] = [await reported(), await reported()];
      const found = await storage.incidents.findSeveral([one.id, other.id, one.id, 'nothing']);

      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([one, other]));
      expect(await storage.incidents.findSeveral([])).toEqual([]);
    });
  });
}
