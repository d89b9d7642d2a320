import { readFileSync } from 'node:fs';
import { suggestWorkers } from '@vigia/domain/assignment';
import { INCIDENT_STATUSES } from '@vigia/domain/incident';
import { Role, SPECIALITIES } from '@vigia/domain/shared';
import { AccountStatus, localMoment } from '@vigia/domain/user';
import { MemoryIncidentRepository, MemoryStore, MemoryUserRepository } from '@vigia/dynamo/memory';
import { verify } from '@node-rs/argon2';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { CAMPUS } from '../campus.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.js';
import { seedDemoData } from './demo-data.js';

const NOW = new Date('2031-05-05T15:00:00.000Z');
interface Named {
  readonly clave: string;
  readonly nombre: { readonly es: string };
}

interface CampusFile {
  readonly tipos: readonly (Named & {
    readonly preguntas: readonly { readonly version: number; readonly esquema: object }[];
  })[];
  readonly edificios: readonly (Named & {
    readonly pisos: readonly (Named & {
      readonly plano: string | null;
      readonly ambientes: readonly Named[];
    })[];
  })[];
}

const PAGE = { filter: {}, order: 'newest', limit: 100 } as const;

describe('the demo data', () => {
  const store = new MemoryStore();
  const stores = {
    users: new MemoryUserRepository(store),
    incidents: new MemoryIncidentRepository(store),
  };
  beforeAll(() => seedDemoData(stores, NOW));

  it('lets everybody log in with the one password', async () => {
    for (const { email } of Object.values(DEMO_ACCOUNTS)) {
      const user = await stores.users.find(email);

      expect(user?.status).toBe(AccountStatus.Active);
      expect(await verify(user!.passwordHash, DEMO_PASSWORD)).toBe(true);
    }
  });

  it('has a worker of every speciality', async () => {
    const { items } = await stores.users.listByRole(Role.Worker, { limit: 100 });

    expect(new Set(items.map(({ speciality }) => speciality))).toEqual(new Set(SPECIALITIES));
  });

  it('has a worker there at any hour for everything that waits, in buildings of the catalogue', async () => {
    const { edificios } = JSON.parse(readFileSync(CAMPUS.file, 'utf8')) as CampusFile;
    const keys = edificios.map(({ clave }) => clave);
    const workers = await stores.users.listByRole(Role.Worker, { limit: 100 });
    const { items } = await stores.incidents.listAll({
      ...PAGE,
      filter: { statuses: ['pendiente'] },
    });

    for (const { shift } of workers.items) {
      expect(shift?.buildings.length).toBeGreaterThan(0);
      expect(keys).toEqual(expect.arrayContaining([...(shift?.buildings ?? [])]));
    }
    for (const hour of ['03', '10', '23']) {
      const now = localMoment(`2031-05-05T${hour}:00:00.000Z`, CAMPUS.timeZone);
      for (const incident of items) {
        const [best] = suggestWorkers(incident, workers.items, now).suggested;
        expect(best?.isOnShift).toBe(true);
      }
    }
  });

  it('has incidents in every state, all of them reported in the past', async () => {
    const { items } = await stores.incidents.listAll(PAGE);

    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(INCIDENT_STATUSES));
    for (const incident of items) {
      const { items: activity } = await stores.incidents.listActivity(incident.id, { limit: 100 });
      expect(activity).toHaveLength(incident.version);
      expect(activity.every(({ at }) => Date.parse(at) < NOW.getTime())).toBe(true);
    }
  });

  it('[CAM-1] [CAM-3] is in the catalogue: kinds, places, plans and answers', async () => {
    const { tipos, edificios } = JSON.parse(readFileSync(CAMPUS.file, 'utf8')) as CampusFile;
    const { items } = await stores.incidents.listAll(PAGE);
    const ajv = new Ajv().addVocabulary(['x-nombre', 'x-opciones']);

    for (const { category, floor, location, answers } of items) {
      const kind = tipos.find(({ nombre }) => nombre.es === category);
      const building = edificios.find(({ clave }) => clave === location?.building);
      const level = building?.pisos.find(({ clave }) => clave === location?.floor);
      expect(level?.nombre.es).toBe(floor);
      expect(level?.ambientes.map(({ clave }) => clave)).toContain(location?.room);
      expect([undefined, level?.plano]).toContain(location?.point?.plan);
      expect(kind).toBeDefined();
      if (answers === null) continue;
      const asked = kind?.preguntas.find(({ version }) => version === answers.version);
      expect(ajv.validate(asked!.esquema, answers.values), ajv.errorsText()).toBe(true);
    }
  });
});
