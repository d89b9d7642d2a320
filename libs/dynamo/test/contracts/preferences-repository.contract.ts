import { Topic, noPreferences, type Preferences } from '@vigia/domain/notification';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenStorage, Storage } from '../support/storage.js';

const EMAIL = 'eva@admin.utec.edu.pe';
const chosen: Preferences = {
  email: EMAIL,
  channels: {
    [Topic.Urgent]: { app: true, push: true, mail: 'al_momento' },
    [Topic.Desk]: { app: false, push: false, mail: 'resumen' },
  },
  quiet: { from: '22:00', to: '07:00' },
  summaryAt: '08:30',
  phone: '+51999888777',
  muted: ['i-2', 'i-1'],
  version: 1,
};

export function preferencesRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the preferences repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });

    it('finds what was saved, each person their own, and nothing chosen at first', async () => {
      await storage.preferences.save(chosen);
      const bare = { ...noPreferences('ana@utec.edu.pe'), version: 1 };
      await storage.preferences.save(bare);

      expect(await storage.preferences.find(EMAIL)).toEqual(chosen);
      expect(await storage.preferences.find(bare.email)).toEqual(bare);
      expect(await storage.preferences.find('luis@utec.edu.pe')).toEqual(
        noPreferences('luis@utec.edu.pe'),
      );
    });

    it('finds those of hundreds of people, each once, chosen or not', async () => {
      await storage.preferences.save(chosen);
      const others = Array.from({ length: 230 }, (_, n) => `p${String(n)}@utec.edu.pe`);

      const found = await storage.preferences.findSeveral([...others, EMAIL, EMAIL]);

      expect(found.map(({ email }) => email).sort()).toEqual([...others, EMAIL].sort());
      expect(found.find(({ email }) => email === EMAIL)).toEqual(chosen);
    });

    it('[STO-2] lets one of several changes at once through', async () => {
      const saves = [chosen, { ...chosen, muted: [] }].map((one) => storage.preferences.save(one));

      const outcomes = await Promise.allSettled(saves);

      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused).toEqual([expect.any(ConcurrentChangeError)]);
    });
  });
}
