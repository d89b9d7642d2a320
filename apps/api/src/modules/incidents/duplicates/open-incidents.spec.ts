import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Incident, IncidentStatus } from '@vigia/domain/incident';
import { roleAudience } from '@vigia/domain/notification';
import {
  MemoryIncidentRepository,
  MemoryNotificationRepository,
  MemoryStore,
} from '@vigia/dynamo/memory';
import { RandomIds } from '@vigia/platform';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  aNotification,
  ana,
  anIncident,
  eva,
  luis,
  rosa,
} from '../../../../test/support/fixtures.js';
import { MovableClock } from '../../../../test/support/movable-clock.js';
import { readCampusFile } from '../../../config/campus-file.js';
import type { Config } from '../../../config/config.js';
import { DuplicatesService } from './duplicates.service.js';
import type { Intention, Match } from './open-incident-index.js';
import { OpenIncidents } from './open-incidents.js';

const CAMPUS = join(import.meta.dirname, '../../../../campus/demo.json');
const catalogue = readCampusFile(CAMPUS);
const ids = new RandomIds();

const LEAK: Intention = {
  title: 'Fuga de agua',
  description: 'Gotea del techo',
  category: 'Infraestructura',
  floor: '3',
  place: 'Laboratorio 302',
  location: null,
};

function aSystem(feed = true) {
  const store = new MemoryStore();
  const clock = new MovableClock();
  const incidents = new MemoryIncidentRepository(store);
  const notifications = new MemoryNotificationRepository(store);
  const config = { campus: { feed, catalogue } } as Config;
  const open = new OpenIncidents(incidents, notifications, config, clock);
  const duplicates = new DuplicatesService(open, incidents, config, clock);
  let count = 0;
  /** Stores an incident as it is now, with the row that tells admins, as every commit does. */
  const happen = (change: Partial<Incident> & { readonly id: string }): Incident => {
    const before = store.incidents.get(change.id);
    const incident = { ...(before ?? anIncident({ reportedAt: clock.now() })), ...change };
    store.incidents.set(incident.id, incident);
    const id = ids.ulid(clock.nowMs() + (count += 1));
    store.notifications.push(
      aNotification({ id, audience: roleAudience('admin'), incidentId: incident.id }),
    );
    return incident;
  };
  const find = async (actor = eva): Promise<readonly string[]> =>
    (await duplicates.find(actor, LEAK)).map(({ incident }: Match) => incident.id);
  return { store, clock, incidents, notifications, open, duplicates, happen, find };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('DuplicatesService', () => {
  it('[DUP-1] finds three at most, the likeliest first, with points and the words in common', async () => {
    const { happen, duplicates } = aSystem();
    for (const at of [1, 2, 3, 4, 5]) happen({ id: `leak-${String(at)}` });
    happen({ id: 'weaker', title: 'Agua en el piso', description: 'Mojado' });
    happen({ id: 'other', title: 'Silla rota', description: 'Sin pata' });

    const matches = await duplicates.find(eva, LEAK);

    expect(matches).toHaveLength(3);
    expect(matches.every(({ incident }) => incident.id.startsWith('leak-'))).toBe(true);
    expect(matches[0]?.points).toBeGreaterThan(80);
    expect(matches[0]?.words).toContain('fuga');
  });

  it.each<IncidentStatus>(['resuelto', 'cerrado', 'rechazado'])(
    '[DUP-1] forgets what is %s, and knows it again when it is reopened',
    async (status) => {
      const { happen, find } = aSystem();
      happen({ id: 'leak' });
      expect(await find()).toEqual(['leak']);

      happen({ id: 'leak', status });
      expect(await find()).toEqual([]);
      happen({ id: 'leak', status: 'asignado' });
      expect(await find()).toEqual(['leak']);
    },
  );

  it('[DUP-3] looks through what was stored before the call, also late and out of order', async () => {
    const { happen, find, store, clock } = aSystem();
    expect(await find()).toEqual([]);

    happen({ id: 'new' });
    expect(await find()).toEqual(['new']);
    const late = ids.ulid(clock.nowMs() - 30_000);
    store.incidents.set('late', anIncident({ id: 'late' }));
    store.notifications.push(
      aNotification({ id: late, audience: roleAudience('admin'), incidentId: 'late' }),
    );
    expect([...(await find())].sort()).toEqual(['late', 'new']);
    happen({ id: 'new', title: 'Silla rota', description: 'Sin pata' });
    expect(await find()).toEqual(['late']);
  });

  it('[DUP-3] reads a row once, and shares a look among calls at one time', async () => {
    const { happen, find, incidents, notifications } = aSystem();
    await find();
    happen({ id: 'new' });
    const reads = vi.spyOn(incidents, 'findSeveral');
    const looks = vi.spyOn(notifications, 'listSince');

    await Promise.all(Array.from({ length: 20 }, () => find()));

    // One for what is new, and one for what is found for each.
    expect(reads).toHaveBeenCalledTimes(21);
    expect(looks).toHaveBeenCalledTimes(2);
  });

  it('[DUP-3] misses nothing when a read fails in between', async () => {
    vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { happen, find, incidents } = aSystem();
    await find();
    happen({ id: 'new' });
    vi.spyOn(incidents, 'findSeveral').mockRejectedValueOnce(new Error('no storage'));

    expect(await find()).toEqual([]);
    expect(await find()).toEqual(['new']);
  });

  it('[DUP-3] reads everything anew when more happened than it can read', async () => {
    const { happen, find, incidents } = aSystem();
    await find();
    const lists = vi.spyOn(incidents, 'listAll');
    for (let at = 0; at < 2_100; at += 1) happen({ id: 'busy' });

    expect(await find()).toEqual(['busy']);
    expect(lists).toHaveBeenCalled();
  });

  it('[DUP-4] suggests nothing when storage fails, and recovers', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { happen, find, incidents } = aSystem();
    happen({ id: 'leak' });
    vi.spyOn(incidents, 'listAll').mockRejectedValueOnce(new Error('no storage'));

    expect(await find()).toEqual([]);
    expect(logged).toHaveBeenCalledTimes(1);
    expect(await find()).toEqual(['leak']);
  });

  it('[DUP-4] lets nobody wait for a storage that does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { find, incidents } = aSystem();
    vi.spyOn(incidents, 'listAll').mockReturnValue(new Promise(() => undefined));

    const found = find();
    await vi.advanceTimersByTimeAsync(2_000);

    expect(await found).toEqual([]);
    vi.useRealTimers();
  });

  it('[VIS-1] shows each what they may know of', async () => {
    const { happen, find } = aSystem(false);
    happen({ id: 'of-ana' });
    happen({ id: 'for-electricians', requiredSpeciality: 'Electricista' });

    expect(await find(eva)).toEqual([]);
    expect([...(await find(ana))].sort()).toEqual(['for-electricians', 'of-ana']);
    expect(await find(luis)).toEqual(['for-electricians']);
    expect(await find(rosa)).toHaveLength(2);
    expect(await find({ ...eva, status: 'sin_verificar' })).toEqual([]);
  });
});
