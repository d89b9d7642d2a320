import { randomUUID } from 'node:crypto';
import { createDocumentClient, createTables, tableNames } from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { startS3 } from '@vigia/embedded/s3';
import type { IncidentView, PhotoView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReport } from './support/desk.js';
import { FaultProxy } from './support/fault-proxy.js';
import type { Person } from './support/people.js';
import { aPicture, completed, uploaded } from './support/photos.js';
import { startApi, type RunningApi } from './support/start-api.js';

type Store = 'S3' | 'DynamoDB';

/** From one call on, nothing gets through to either store: as when the process is killed there. */
interface Cut {
  readonly store: Store;
  readonly at: number;
  readonly when: 'before' | 'after';
}

let proxies: Readonly<Record<Store, FaultProxy>>;
let api: RunningApi;
let ana: Person;
let close: () => Promise<void>;

beforeAll(async () => {
  const [database, s3] = await Promise.all([startDynamoDb(), startS3({ buckets: ['photos'] })]);
  const client = createDocumentClient({ region: 'us-east-1', endpoint: database.endpoint });
  await createTables(client, tableNames('test'));
  client.destroy();
  // Pushes after the answer look for connections.
  const uncounted = tableNames('test').connections;
  proxies = {
    S3: await FaultProxy.open(s3.endpoint, uncounted),
    DynamoDB: await FaultProxy.open(database.endpoint, uncounted),
  };
  api = await startApi({
    DYNAMODB_ENDPOINT: proxies.DynamoDB.endpoint,
    S3_ENDPOINT: proxies.S3.endpoint,
  });
  ana = await api.people.student();
  close = async () => {
    await api.close();
    await Promise.all([proxies.S3.close(), proxies.DynamoDB.close()]);
    await Promise.all([database.close(), s3.close()]);
  };
});
afterAll(() => close());

function mend(): void {
  for (const proxy of Object.values(proxies)) proxy.arm(undefined);
}

async function callsOf(work: () => Promise<Response>): Promise<Readonly<Record<Store, number>>> {
  mend();
  expect((await work()).status).toBeLessThan(300);
  return { S3: proxies.S3.calls, DynamoDB: proxies.DynamoDB.calls };
}

async function cut({ store, at, when }: Cut, work: () => Promise<Response>): Promise<Response> {
  mend();
  const other = proxies[store === 'S3' ? 'DynamoDB' : 'S3'];
  const strike = (): void => other.arm({ at: 1, when: 'before', strike: () => undefined });
  proxies[store].arm({ at, when, strike });
  const answer = await work();
  mend();
  return answer;
}

/** Every place where a request can be cut off. */
function cutsOf(calls: Readonly<Record<Store, number>>): readonly Cut[] {
  return (['S3', 'DynamoDB'] as const).flatMap((store) =>
    Array.from({ length: calls[store] }, (_, n) => n + 1).flatMap((at) =>
      (['before', 'after'] as const).map((when) => ({ store, at, when })),
    ),
  );
}

const complete = (id: string): Promise<Response> => api.post(`/fotos/${id}/completar`, { as: ana });
const look = (id: string): Promise<Response> => api.get(`/fotos/${id}`, { as: ana });
const report = (fotos: readonly string[], key: string): Promise<Response> =>
  api.post('/incidentes', {
    as: ana,
    body: aReport({ fotos }),
    headers: { 'Idempotency-Key': key },
  });

async function incidentsWith(id: string): Promise<IncidentView[]> {
  const { body } = await api.get('/incidentes', { as: ana });
  return (body as IncidentView[]).filter(({ fotos }) => fotos.some((foto) => foto.id === id));
}

describe('completing a photo', () => {
  it('[PHO-2] [PHO-3] [PHO-10] cut off at any call shows nothing half done, and is done when repeated', async () => {
    const bytes = await aPicture({ width: 30, height: 20 });
    const first = await uploaded(api, ana, bytes);
    const cuts = cutsOf(await callsOf(() => complete(first)));
    expect(cuts.length).toBeGreaterThan(8);

    for (const one of cuts) {
      const where = JSON.stringify(one);
      const id = await uploaded(api, ana, bytes);

      const answered = await cut(one, () => complete(id));

      const between = await look(id);
      if (answered.status === 200) expect(between.status, where).toBe(200);
      // Either it is as if it had not begun, or it is complete and whole.
      if (between.status !== 404) expect(between.body.length, where).toBeGreaterThan(50);
      const repeated = await complete(id);
      expect(repeated.status, `${where}: ${repeated.text}`).toBe(200);
      expect(repeated.body).toMatchObject({ id, ancho: 30, alto: 20 });
      expect((await look(id)).status, where).toBe(200);
    }
  }, 60_000);

  it('[PHO-4] [PHO-10] that is refused is refused alike when it was cut off', async () => {
    const bytes = Buffer.from('GIF89a');
    const first = await uploaded(api, ana, bytes);
    mend();
    await complete(first);
    const calls = { S3: proxies.S3.calls, DynamoDB: proxies.DynamoDB.calls };

    for (const one of cutsOf(calls)) {
      const id = await uploaded(api, ana, bytes);
      await cut(one, () => complete(id));

      expect((await complete(id)).body.code, JSON.stringify(one)).toBe('photo-type-unsupported');
    }
  }, 60_000);
});

describe('reporting with photos', () => {
  it('[PHO-6] [PHO-9] [PHO-10] cut off at any call has them all or does not exist, and is done once when repeated', async () => {
    const two = async (): Promise<string[]> => [
      await completed(api, ana),
      await completed(api, ana),
    ];
    const ids = await two();
    const cuts = cutsOf(await callsOf(() => report(ids, randomUUID())));
    expect(cuts.length).toBeGreaterThan(10);

    for (const one of cuts) {
      const where = JSON.stringify(one);
      const fotos = await two();
      const key = randomUUID();

      await cut(one, () => report(fotos, key));

      const found = await incidentsWith(fotos[0]!);
      for (const incident of found) {
        expect(
          incident.fotos.map(({ id }: PhotoView) => id),
          where,
        ).toEqual(fotos);
      }
      for (const id of fotos) expect((await look(id)).status, where).toBe(200);
      const repeated = await report(fotos, key);
      expect(repeated.status, `${where}: ${repeated.text}`).toBe(201);
      expect(
        (await incidentsWith(fotos[0]!)).map(({ id }) => id),
        where,
      ).toEqual([repeated.body.id]);
      for (const id of fotos) expect((await look(id)).status, where).toBe(200);
    }
  }, 120_000);
});
