import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Incident } from '@vigia/domain/incident';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { adoptIncidents, toIncidentItem, type TableNames } from '../src/index.js';
import { recount } from './contracts/incident-triage.contract.js';
import { dynamoStorage, startDynamoEngine } from './support/dynamo-engine.js';
import { aChange, aCommit, anIncident } from './support/fixtures.js';
import type { Storage } from './support/storage.js';

const engine = await startDynamoEngine();
afterAll(() => engine.close());

const URGENT_FIRST = { filter: {}, order: 'priority', limit: 100 } as const;

describe('incidents that an earlier version stored', () => {
  let tables: TableNames;
  let storage: Storage;
  beforeEach(async () => {
    tables = await engine.createTables();
    storage = dynamoStorage(engine.client, tables);
  });

  /** Stored as before there were priorities and counters. */
  const storeOld = async (incident: Incident): Promise<Incident> => {
    const { prioridad_id: _none, ...Item } = toIncidentItem(incident);
    await engine.client.send(new PutCommand({ TableName: tables.reports, Item }));
    return incident;
  };
  const adopt = (): Promise<number> => adoptIncidents(engine.client, tables);

  it('[CNT-3] are counted once and listed by priority by their next change', async () => {
    const old = await storeOld(anIncident());
    expect(await storage.incidents.find(old.id)).toEqual(old);
    expect((await storage.incidents.listAll(URGENT_FIRST)).items).toEqual([]);

    const { incident } = aChange(old, { status: 'rechazado' });
    await storage.incidents.commit(aChange(old, { status: 'rechazado' }));

    expect((await storage.incidents.listAll(URGENT_FIRST)).items).toEqual([incident]);
    expect(await storage.incidents.count()).toEqual(recount([incident]));
    await storage.incidents.commit(aChange(incident, { status: 'cerrado' }));
    expect((await storage.incidents.count()).byStatus).toMatchObject({ rechazado: 0, cerrado: 1 });
  });

  it('[CNT-3] are all adopted, each once, however often and at once that is asked for', async () => {
    const stored = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        storeOld(anIncident({ status: n % 3 === 0 ? 'cerrado' : 'pendiente' })),
      ),
    );
    const recent = anIncident();
    await storage.incidents.commit(aCommit(recent));

    const [one, other] = await Promise.all([adopt(), adopt()]);

    expect(one + other).toBe(30);
    expect(await adopt()).toBe(0);
    expect(await storage.incidents.count()).toEqual(recount([...stored, recent]));
    expect((await storage.incidents.listAll(URGENT_FIRST)).items).toHaveLength(31);
  });

  it('[CNT-3] are counted right when they change while they are adopted', async () => {
    const stored = await Promise.all(Array.from({ length: 10 }, () => storeOld(anIncident())));

    await Promise.all([
      adopt(),
      ...stored.map((old) => {
        const change = (): Promise<void> =>
          storage.incidents.commit(aChange(old, { status: 'rechazado' }));
        return change().catch(change);
      }),
    ]);

    expect((await storage.incidents.count()).byStatus).toMatchObject({
      pendiente: 0,
      rechazado: 10,
    });
  });
});
