import { roleAudience, specialityAudience, userAudience } from '@vigia/domain/notification';
import type { Audience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { aConnection } from '../support/fixtures.js';
import type { OpenStorage, Storage } from '../support/storage.js';

export function connectionRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the connection repository contract`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });
    const idsOf = async (audience: Audience): Promise<readonly string[]> => {
      const ids: string[] = [];
      for await (const page of storage.connections.listIds(audience)) ids.push(...page);
      return ids.toSorted();
    };

    it('finds a connection until it is removed, and may remove it again', async () => {
      const connection = aConnection();
      await storage.connections.put(connection);
      expect(await storage.connections.find(connection.id)).toEqual(connection);

      await storage.connections.remove(connection.id);
      await storage.connections.remove(connection.id);

      expect(await storage.connections.find(connection.id)).toBeUndefined();
      expect(await idsOf(userAudience(connection.email))).toEqual([]);
    });

    it('replaces the connection of an id', async () => {
      const first = aConnection();
      const second = aConnection({ id: first.id, group: specialityAudience('TI') });
      await storage.connections.put(first);

      await storage.connections.put(second);

      expect(await storage.connections.find(first.id)).toEqual(second);
      expect(await idsOf(first.group)).toEqual([]);
      expect(await idsOf(second.group)).toEqual([first.id]);
    });

    it('lists the ids of a person and of a group through all pages', async () => {
      const ana = [1, 2, 3, 4, 5].map(() => aConnection());
      const admin = aConnection({
        email: 'eva@admin.utec.edu.pe',
        group: roleAudience(Role.Admin),
      });
      const beto = aConnection({ email: 'beto@utec.edu.pe' });
      for (const one of [...ana, admin, beto]) await storage.connections.put(one);
      const ids = (connections: readonly { id: string }[]): readonly string[] =>
        connections.map(({ id }) => id).toSorted();

      expect(await idsOf(userAudience('ana@utec.edu.pe'))).toEqual(ids(ana));
      expect(await idsOf(roleAudience(Role.Student))).toEqual(ids([...ana, beto]));
      expect(await idsOf(roleAudience(Role.Admin))).toEqual([admin.id]);
      expect(await idsOf(specialityAudience('Seguridad'))).toEqual([]);
    });
  });
}
