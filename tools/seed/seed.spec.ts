import { activeAssignee, type Incident } from '@vigia/domain/incident';
import {
  DynamoIncidentRepository,
  DynamoUserRepository,
  createDocumentClient,
  createTables,
  tableNames,
} from '@vigia/dynamo';
import type { History } from '@vigia/dynamo/seed';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCampusFile } from '../../apps/api/src/config/campus-file.js';
import { CAMPUS } from '../../apps/local/src/campus.js';
import { readOptions } from './options.js';
import { sow, storeCrop, type Crop, type Ground } from './seed.js';
import { TROUBLES } from './texts.js';

const CROP: Crop = {
  incidents: 300,
  seed: 7,
  until: Date.parse('2026-03-02'),
  catalogue: readCampusFile(CAMPUS.file),
  passwordHash: 'hash',
};
const reap = (crop: Crop): readonly History[] => [...sow(crop).histories];

describe('seeded incidents', () => {
  const histories = reap(CROP);
  const incidents = histories.map(({ incident }) => incident);

  it('are the same for the same seed, and others for another one', () => {
    expect(reap(CROP)).toEqual(histories);
    expect(reap({ ...CROP, seed: 8 })[0]).not.toEqual(histories[0]);
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(CROP.incidents);
  });

  it('are of every status, risk, category and building, some reported by many', () => {
    const kinds = (of: (incident: Incident) => string): number => new Set(incidents.map(of)).size;

    expect(kinds(({ status }) => status)).toBe(6);
    expect(kinds(({ risk }) => risk)).toBe(4);
    expect(kinds(({ category }) => category)).toBe(CROP.catalogue.categories.length);
    expect(kinds(({ location }) => String(location?.building))).toBe(
      CROP.catalogue.buildings.length,
    );
    expect(incidents.some(({ timesReported }) => timesReported > 5)).toBe(true);
    expect(incidents.filter(({ status }) => status === 'cerrado').length).toBeGreaterThan(120);
  });

  it('have a history in order, that ends before the end', () => {
    for (const { incident, activity, followings } of histories) {
      const ids = activity.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
      expect(activity.at(-1)?.to).toBe(incident.status);
      expect(Date.parse(activity.at(-1)!.at)).toBeLessThan(CROP.until);
      expect(incident.timesReported).toBe(followings.length + 1);
      expect(incident.title.length).toBeLessThanOrEqual(120);
      expect(incident.title + incident.description).not.toContain('{');
    }
  });

  it('tell of every kind that the catalogue has', () => {
    expect(CROP.catalogue.categories.map(({ key }) => key).sort()).toEqual(
      Object.keys(TROUBLES).sort(),
    );
  });
});

describe('storing a seed', () => {
  let engine: Awaited<ReturnType<typeof startDynamoDb>>;
  let ground: Ground;
  let incidents: DynamoIncidentRepository;
  const stored = { ...CROP, incidents: 120 };

  beforeAll(async () => {
    engine = await startDynamoDb();
    const client = createDocumentClient({ region: 'us-east-1', endpoint: engine.endpoint });
    const tables = tableNames('test');
    await createTables(client, tables);
    ground = { client, tables, users: new DynamoUserRepository(client, tables) };
    incidents = new DynamoIncidentRepository(client, tables);
  });

  afterAll(async () => {
    ground.client.destroy();
    await engine.close();
  });

  it('[CNT-2] [STO-6] keeps counters and loads, and stores nothing twice', async () => {
    expect(await storeCrop(ground, { ...CROP, incidents: 60 })).toBe(60);
    expect(await storeCrop(ground, stored)).toBe(60);
    expect(await storeCrop(ground, stored)).toBe(0);

    const { items } = await incidents.listAll({ filter: {}, order: 'oldest', limit: 1000 });
    expect(items).toHaveLength(stored.incidents);
    const { byStatus } = await incidents.count();
    for (const [status, count] of Object.entries(byStatus)) {
      expect(count).toBe(items.filter((one) => one.status === status).length);
    }
    for (const { email } of sow(CROP).people.workers) {
      const load = items.filter((one) => activeAssignee(one) === email).length;
      expect((await ground.users.find(email))?.openLoad).toBe(load);
    }
  }, 60_000);

  it('can be read like any other', async () => {
    const [first] = reap(CROP);

    expect(await incidents.find(first!.incident.id)).toEqual(first!.incident);
    const { items } = await incidents.listActivity(first!.incident.id, { limit: 50 });
    expect(items).toEqual(first!.activity);
  });
});

describe('the options of a seed', () => {
  const TODAY = new Date('2026-03-02T15:00:00.000Z');

  it('are ten thousand until today unless told', () => {
    expect(readOptions([], TODAY)).toEqual({
      incidents: 10_000,
      seed: 1,
      until: CROP.until,
      dataFolder: '.vigia',
    });
    expect(readOptions(['--help'], TODAY)).toBeUndefined();
  });

  it.each([
    ['--incidents', '0'],
    ['--incidents', 'many'],
    ['--seed', '-1'],
    ['--until', 'yesterday'],
    ['--until', '2026-13-01'],
    ['--data', ''],
    ['--unknown', 'x'],
  ])('refuse %s %j', (option, value) => {
    expect(() => readOptions([`${option}=${value}`], TODAY)).toThrow(option.slice(2));
  });
});
