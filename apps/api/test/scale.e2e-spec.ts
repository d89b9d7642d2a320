import type { IncidentView } from '@vigia/wire';
import { createDocumentClient } from '@vigia/dynamo';
import { IncidentRepository } from '@vigia/domain/incident';
import { UserRepository } from '@vigia/domain/user';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeCrop } from '../../../tools/seed/seed.js';
import { callsOf } from './support/count-calls.js';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

const INCIDENTS = 2_000;

let api: RunningApi;
let rosa: Person;
/** What every request of an admin asks DynamoDB before its route does. */
let before: readonly string[];

beforeAll(async () => {
  api = await startApi();
  const { dynamo, campus } = api.config;
  const client = createDocumentClient(dynamo);
  await storeCrop(
    { client, tables: dynamo.tables, users: api.app.get(UserRepository) },
    {
      incidents: INCIDENTS,
      seed: 3,
      until: api.clock.nowMs(),
      catalogue: campus.catalogue,
      passwordHash: 'none',
    },
  );
  client.destroy();
  rosa = await api.people.admin();
  before = await callsOf(api, () => api.get('/incidentes/x', { as: rosa }));
}, 180_000);

afterAll(async () => {
  await api.close();
});

/** The calls of a route alone. */
async function callsFor(path: string): Promise<string[]> {
  const calls = await callsOf(api, async () => {
    const answer = await api.get(path, { as: rosa });
    expect(answer.status, answer.text).toBe(200);
  });
  for (const call of before) calls.splice(calls.indexOf(call), 1);
  return calls;
}

const queries = (count: number): string[] => Array<string>(count).fill('Query');
const nextOf = (answer: Response): string | undefined =>
  /^<(\?[^>]+)>/.exec(answer.get('Link') ?? '')?.[1];

describe('over thousands of incidents', () => {
  it('[STO-4] [CNT-2] answers lists, board and counts from a handful of queries', async () => {
    expect(await callsFor('/incidentes?limite=20')).toEqual(queries(6));
    expect(await callsFor('/incidentes?limite=20&orden=antiguos')).toEqual(queries(6));
    expect(await callsFor('/incidentes?limite=20&estado=cerrado')).toEqual(queries(1));
    expect(await callsFor('/incidentes?limite=20&estado=pendiente&orden=prioridad')).toEqual(
      queries(1),
    );
    expect(
      await callsFor('/incidentes?limite=20&estado=pendiente,asignado,en_proceso&orden=prioridad'),
    ).toEqual(queries(3));
    expect(await callsFor('/incidentes?limite=20&asignado_a=tecnico1@servicios-campus.pe')).toEqual(
      queries(1),
    );
    expect(await callsFor('/incidentes/resumen')).toEqual(queries(1));
  });

  it('[STO-9] looks for words in a bounded number of queries, page by page, and finds them all', async () => {
    const found: string[] = [];
    let query: string | undefined = '?q=xilofono&limite=20';
    let pages = 0;

    while (query !== undefined) {
      const path = `/incidentes${query}`;
      expect((await callsFor(path)).length).toBeLessThanOrEqual(18);
      const answer: Response = await api.get(path, { as: rosa });
      found.push(...(answer.body as IncidentView[]).map(({ id }) => id));
      query = nextOf(answer);
      pages += 1;
    }

    expect(found).toEqual([]);
    expect(pages).toBeLessThanOrEqual(4);
    const frequent = await callsFor('/incidentes?q=puerta&limite=20');
    expect(frequent.length).toBeLessThanOrEqual(18);
    expect(new Set(frequent)).toEqual(new Set(['Query']));
  });

  it('[CNT-2] counts what a recount finds', async () => {
    const { items } = await api.app
      .get(IncidentRepository)
      .listAll({ filter: {}, order: 'oldest', limit: INCIDENTS + 1 });
    const { body } = await api.get('/incidentes/resumen', { as: rosa });

    expect(items).toHaveLength(INCIDENTS);
    for (const [status, count] of Object.entries(
      (body as { por_estado: Record<string, number> }).por_estado,
    )) {
      expect(items.filter((one) => one.status === status)).toHaveLength(count);
    }
  });
});
