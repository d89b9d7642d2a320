import { AccountEventKind, AccountEventRepository, type AccountEvent } from '@vigia/domain/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

interface Listed {
  readonly tipo: string;
  readonly cuenta: string;
  readonly autor: string | null;
  readonly ip: string;
  readonly agente: string;
  readonly detalle: string | null;
}

let api: RunningApi;
let admin: Awaited<ReturnType<RunningApi['people']['admin']>>;

beforeAll(async () => {
  api = await startApi();
  admin = await api.people.admin();
});

afterAll(async () => {
  await api.close();
});

async function eventsOf(email: string, more = ''): Promise<readonly Listed[]> {
  const { body, status } = await api.get(`/auditoria?persona=${encodeURIComponent(email)}${more}`, {
    as: admin,
  });
  expect(status).toBe(200);
  return (body as { eventos: Listed[] }).eventos;
}

const kinds = (events: readonly Listed[]) => events.map(({ tipo }) => tipo);

describe('the trail of an account', () => {
  it('[AUD-1] tells registration, verification, logins and the end of a session', async () => {
    const student = await api.people.student();
    await api.post('/auth/login', {
      body: { email: student.email.toUpperCase(), password: 'wrong' },
      headers: { 'X-Forwarded-For': '192.0.2.9', 'User-Agent': 'Guess\u00e9r/1.0' },
    });
    await api.post('/auth/logout', { as: student });

    const events = await eventsOf(student.email);

    expect(kinds(events)).toEqual([
      'salida',
      'ingreso_fallido',
      'ingreso',
      'verificacion',
      'registro',
    ]);
    expect(events[1]).toMatchObject({
      cuenta: student.email,
      autor: null,
      ip: '192.0.2.9',
      agente: 'Guess  r/1.0',
    });
    expect(events[2]).toMatchObject({ cuenta: student.email, autor: student.email });
    expect(events[4]).toMatchObject({ autor: null });
  });

  it('[AUD-1] tells who approved whom, to both', async () => {
    const worker = await api.people.worker({ foreign: true });

    await api.put(`/users/${worker.email}/aprobar`, { as: admin });

    const [event] = await eventsOf(worker.email);
    expect(event).toMatchObject({ tipo: 'aprobacion', cuenta: worker.email, autor: admin.email });
    expect(await eventsOf(admin.email, '&tipo=aprobacion')).toContainEqual(event);
  });

  it('[AUD-1] tells that a stolen refresh token ended a session', async () => {
    const student = await api.people.student();
    const refresh = () =>
      api.post('/auth/refresh', { body: { refresh_token: student.refreshToken } });
    await refresh();
    await refresh();

    const [event] = await eventsOf(student.email);

    expect(event).toMatchObject({
      tipo: 'sesion_revocada',
      autor: null,
      detalle: 'refresh-reused',
    });
  });

  it('[AUD-1] notes no guess that names no address: it may be a password', async () => {
    await api.post('/auth/login', { body: { email: 'my secret', password: PASSWORD } });

    const { items } = await api.app
      .get(AccountEventRepository)
      .list({ kind: AccountEventKind.LoginFailed, limit: 100 });

    expect(JSON.stringify(items)).not.toContain('my secret');
  });

  it('[AUD-2] is found by time, its start included and its end not', async () => {
    const student = await api.people.student();
    const from = api.clock.now();
    await api.people.login(student.email, student.name, student.role);
    api.clock.advance(60_000);
    const to = api.clock.now();
    await api.people.login(student.email, student.name, student.role);

    const within = await eventsOf(student.email, `&desde=${from}&hasta=${to}&tipo=ingreso`);
    const after = await eventsOf(student.email, `&desde=${to}`);

    expect(within.length).toBeGreaterThan(0);
    expect(kinds(after)).toEqual(['ingreso']);
    expect(within).not.toContainEqual(after[0]);
  });

  it('[AUD-2] comes page by page', async () => {
    const student = await api.people.student();
    const path = `/auditoria?persona=${student.email}&limite=2`;

    const first = await api.get(path, { as: admin });
    const link = /<\?(.*)>; rel="next"/.exec(String(first.headers['link']))?.[1];
    const second = await api.get(`/auditoria?${link!}`, { as: admin });

    const listed = [first, second].flatMap(({ body }) => (body as { eventos: Listed[] }).eventos);
    expect(kinds(listed)).toEqual(['ingreso', 'verificacion', 'registro']);
    expect(second.headers['link']).toBeUndefined();
  });
});

describe('the trail as a table', () => {
  const anEvent = (account: string, detail: string): AccountEvent => ({
    id: `01ARZ3NDEKTSV4RRFFQ69G5F${String(Math.floor(Math.random() * 90) + 10)}`,
    kind: AccountEventKind.RoleChanged,
    account,
    actor: admin.email,
    at: '2026-03-02T12:00:00.000Z',
    source: { ip: '192.0.2.1', agent: '=cmd|calc' },
    detail,
  });

  it('[AUD-3] holds what was looked for, and nothing that a spreadsheet runs', async () => {
    const email = '=hyperlink@utec.edu.pe';
    await api.app.get(AccountEventRepository).append(anEvent(email, 'a "b", c'));

    const { text, headers } = await api.get(
      `/auditoria/exportar?persona=${encodeURIComponent(email)}`,
      { as: admin },
    );

    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="auditoria.csv"');
    const [head, row, end] = text.replace('\uFEFF', '').split('\r\n');
    expect(head).toBe('"fecha","tipo","cuenta","autor","ip","agente","detalle","id"');
    expect(row).toMatch(
      /^"2026-03-02T12:00:00.000Z","cambio_de_rol","'=hyperlink@utec.edu.pe","[^"]+","192.0.2.1","'=cmd\|calc","a ""b"", c",/,
    );
    expect(end).toBe('');
  });

  it('[AUD-3] is an event itself', async () => {
    const before = (await eventsOf(admin.email, '&tipo=exportacion')).length;

    await api.get('/auditoria/exportar', { as: admin });

    expect(await eventsOf(admin.email, '&tipo=exportacion')).toHaveLength(before + 1);
  });
});
