import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk, aMark } from './support/desk.js';
import { startLiveApi, type LiveApi } from './support/live-api.js';
import type { Person } from './support/people.js';
import type { RunningApi } from './support/start-api.js';

interface Said {
  readonly id: string;
  readonly autor: { readonly nombre: string; readonly tipo: string; readonly es_mio: boolean };
  readonly texto: string;
  readonly interno: boolean;
  readonly menciones: readonly { readonly nombre: string }[];
}

let live: LiveApi;
let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  live = await startLiveApi();
  ({ api } = live);
  desk = await Desk.open(api);
});

afterAll(async () => {
  await live.close();
});

function say(
  { id }: IncidentView,
  as: Person,
  texto: string,
  more: object = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  return api.post(`/incidentes/${id}/mensajes`, { as, body: { texto, ...more }, headers });
}

async function heard({ id }: IncidentView, as: Person, query = ''): Promise<readonly Said[]> {
  const { body } = await api.get(`/incidentes/${id}/mensajes${query}`, { as });
  return body.mensajes as Said[];
}

async function newest(as: Person): Promise<Record<string, unknown>> {
  return (await api.get('/notificaciones', { as })).body.notificaciones[0];
}

describe('a conversation', () => {
  it('[CON-1] [CON-6] is one list in order of time for the staff, and half of it for the reporter', async () => {
    const incident = await desk.assigned();
    await say(incident, desk.ana, '¿Cuándo vienen?');
    await say(incident, desk.luis, 'Falta la llave del tablero.', { interno: true });
    await say(incident, desk.rosa, ' Mañana a las 10.\nGracias. ');
    await say(incident, desk.rosa, 'Pídela en recepción.', { interno: true });

    const staff = await heard(incident, desk.luis);

    expect(staff.map(({ texto, interno }) => [texto, interno])).toEqual([
      ['¿Cuándo vienen?', false],
      ['Falta la llave del tablero.', true],
      ['Mañana a las 10.\nGracias.', false],
      ['Pídela en recepción.', true],
    ]);
    expect(staff[1]?.autor).toEqual({
      nombre: 'Luis Rojas',
      tipo: 'trabajador',
      es_mio: true,
    });
    expect(await heard(incident, desk.ana)).toEqual(
      staff
        .filter(({ interno }) => !interno)
        .map((said) => ({
          ...said,
          autor: { ...said.autor, es_mio: said.autor.nombre === 'Ana Quispe' },
        })),
    );
  });

  it('[CON-6] is paged exactly, with the cursors of each reader', async () => {
    const incident = await desk.assigned();
    for (let n = 0; n < 5; n += 1) {
      await say(incident, desk.rosa, `Palabra ${String(n)}`, { interno: n % 2 === 0 });
    }

    const first = await api.get(`/incidentes/${incident.id}/mensajes?limite=3`, { as: desk.rosa });
    const link = /<(\?.*)>/.exec(first.get('Link') ?? '')?.[1] ?? '';
    const second = await heard(incident, desk.rosa, link);
    const stolen = await api.get(`/incidentes/${incident.id}/mensajes${link}`, { as: desk.ana });

    expect([...first.body.mensajes, ...second].map(({ texto }: Said) => texto)).toEqual(
      [0, 1, 2, 3, 4].map((n) => `Palabra ${String(n)}`),
    );
    expect([stolen.status, stolen.body.code]).toEqual([400, 'invalid-cursor']);
  });

  it('[CON-1] is over for a worker who lost the incident', async () => {
    const incident = await desk.assigned();
    await say(incident, desk.luis, 'Voy', { interno: true });
    await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: desk.otto.email });

    const gone = await api.get(`/incidentes/${incident.id}/mensajes`, { as: desk.luis });

    expect(gone.status).toBe(404);
    expect(await heard(incident, desk.otto)).toHaveLength(1);
  });

  it('[CON-2] has no internal notes of the reporter', async () => {
    const incident = await desk.assigned();

    const { status, body } = await say(incident, desk.ana, 'x', { interno: true });

    expect([status, body.code]).toEqual([403, 'only-staff-writes-notes']);
    expect(await heard(incident, desk.rosa)).toEqual([]);
  });

  it('[API-3] says a thing once under its key', async () => {
    const incident = await desk.assigned();
    const headers = { 'Idempotency-Key': aMark() };

    const first = await say(incident, desk.ana, 'Hola', {}, headers);
    const again = await say(incident, desk.ana, 'Hola', {}, headers);
    const other = await say(incident, desk.ana, 'Adiós', {}, headers);

    expect([first.status, again.status, other.status]).toEqual([201, 201, 409]);
    expect(again.body).toEqual(first.body);
    expect(await heard(incident, desk.ana)).toEqual([first.body]);
  });

  it('costs a query of each kind to read, and a transaction to write', async () => {
    const incident = await desk.assigned();
    const calls = (work: () => Promise<unknown>): Promise<string[]> => callsOf(api, work);

    expect(await calls(() => heard(incident, desk.rosa))).toEqual(['GetItem', 'Query', 'Query']);
    expect(await calls(() => heard(incident, desk.ana))).toEqual(['GetItem', 'Query']);
    expect(await calls(() => say(incident, desk.ana, 'Hola'))).toEqual([
      'GetItem',
      'TransactWriteItems',
    ]);
    const mention = { interno: true, menciones: [desk.luis.email] };
    expect(await calls(() => say(incident, desk.rosa, 'Hola', mention))).toEqual([
      'GetItem',
      'GetItem',
      'TransactWriteItems',
    ]);
    const { id } = incident;
    expect(await calls(() => api.get(`/incidentes/${id}/mencionables`, { as: desk.rosa }))).toEqual(
      ['GetItem', 'GetItem', 'Query'],
    );
  });
});

describe('a mention', () => {
  it('[CON-3] offers active admins and the worker, not the one who asks', async () => {
    const incident = await desk.assigned();
    const path = `/incidentes/${incident.id}/mencionables`;

    const { body } = await api.get(path, { as: desk.rosa });
    const addresses = body.map(({ email }: { email: string }) => email);

    expect(addresses).toContain(desk.luis.email);
    expect(addresses).not.toContain(desk.rosa.email);
    expect(addresses).not.toContain(desk.otto.email);
    expect((await api.get(path, { as: desk.luis })).body).toContainEqual({
      email: desk.rosa.email,
      nombre: 'Rosa Paz',
      tipo: 'admin',
    });
  });

  it('[CON-3] [CON-5] tells whom it calls upon, once, as one who is mentioned', async () => {
    const texto = `@Luis mira esto ${aMark()}`;
    const incident = await desk.assigned();
    const menciones = [desk.luis.email, desk.luis.email.toUpperCase()];

    const { status, body } = await say(incident, desk.rosa, texto, {
      interno: true,
      menciones,
    });
    const inbox = await api.get('/notificaciones', { as: desk.luis });

    expect([status, body.menciones]).toEqual([201, [{ nombre: 'Luis Rojas' }]]);
    const rows = inbox.body.notificaciones.filter(
      ({ motivo }: { motivo: string | null }) => motivo === texto,
    );
    expect(rows).toMatchObject([{ tipo: 'nota_interna', calidad: 'mencionado', motivo: texto }]);
  });

  it.each([
    ['a student', () => desk.ana.email],
    ['another worker', () => desk.otto.email],
    ['nobody', () => 'nadie@admin.utec.edu.pe'],
  ])('[CON-3] refuses %s in the same words', async (_who, email) => {
    const incident = await desk.assigned();

    const answer = await say(incident, desk.rosa, 'x', { menciones: [email()] });

    expect([answer.status, answer.body.code]).toEqual([400, 'mention-not-allowed']);
    expect(await heard(incident, desk.rosa)).toEqual([]);
  });

  it('[CON-3] is refused to the reporter, whoever is mentioned', async () => {
    const incident = await desk.assigned();

    for (const email of [desk.luis.email, desk.rosa.email, 'nadie@admin.utec.edu.pe']) {
      const { status, body } = await say(incident, desk.ana, 'x', { menciones: [email] });
      expect([status, body.code]).toEqual([400, 'mention-not-allowed']);
    }
  });
});

describe('who is told', () => {
  it('[CON-5] of a public message: the others, in the inbox and on open screens', async () => {
    const texto = `¿Cuándo vienen? ${aMark()}`;
    const incident = await desk.assigned();
    const sockets = await Promise.all([desk.luis, desk.rosa, desk.ana].map(open));

    const { body: said } = await say(incident, desk.ana, texto);

    const [luis, rosa, ana] = sockets;
    for (const socket of [luis, rosa]) {
      const [frame] = await socket!.about(incident.id, 1);
      expect(frame).toMatchObject({
        evento: 'mensaje',
        actor_nombre: 'Ana Quispe',
        conversacion: { id: said.id, texto, interno: false, autor: { nombre: 'Ana Quispe' } },
      });
      expect(frame).not.toHaveProperty('item');
      expect(frame).not.toHaveProperty('action');
    }
    expect(ana?.received).toEqual([]);
    expect(await newest(desk.luis)).toMatchObject({ tipo: 'mensaje', motivo: texto });
    expect(await newest(desk.ana)).not.toMatchObject({ tipo: 'mensaje' });
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('[CON-5] of an internal note: the staff, and nobody else', async () => {
    const texto = `Falta la llave ${aMark()}`;
    const incident = await desk.assigned();
    const [ana, rosa] = await Promise.all([open(desk.ana), open(desk.rosa)]);

    await say(incident, desk.luis, texto, { interno: true });
    await say(incident, desk.luis, 'Ya voy.');

    const [note] = await rosa.about(incident.id, 2);
    const frames = await ana.about(incident.id, 1);
    expect(note).toMatchObject({ evento: 'nota_interna', conversacion: { texto, interno: true } });
    expect(frames.map(({ evento }) => evento)).toEqual(['mensaje']);
    expect(JSON.stringify(ana.received)).not.toContain(texto);
    expect(await newest(desk.rosa)).toMatchObject({ tipo: 'mensaje' });
    await Promise.all([ana.close(), rosa.close()]);
  });
});

async function open(as: Person) {
  const { body } = await api.post('/auth/ws-ticket', { as });
  return live.connect(`?ticket=${encodeURIComponent(body.ticket as string)}`);
}

describe('the work log', () => {
  const log = (
    { id }: IncidentView,
    as: Person,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Response> => api.post(`/incidentes/${id}/trabajo`, { as, body, headers });

  it('[WRK-1] [WRK-3] adds up what the staff spent', async () => {
    const incident = await desk.assigned();
    const materiales = [{ nombre: ' Cinta ', cantidad: 1.5, unidad: 'm' }];
    const first = await log(incident, desk.luis, { minutos: 45, materiales, nota: ' Se cambió. ' });
    const second = await log(incident, desk.rosa, { minutos: 0, materiales });

    const { body } = await api.get(`/incidentes/${incident.id}/trabajo`, { as: desk.luis });

    expect(first.body).toMatchObject({
      autor: { nombre: 'Luis Rojas' },
      minutos: 45,
      materiales: [{ nombre: 'Cinta', cantidad: 1.5, unidad: 'm' }],
      nota: 'Se cambió.',
    });
    expect(body).toEqual({ total_minutos: 45, entradas: [first.body, second.body] });
  });

  it('[API-3] logs once under a key', async () => {
    const incident = await desk.assigned();
    const headers = { 'Idempotency-Key': aMark() };

    const first = await log(incident, desk.luis, { minutos: 5 }, headers);
    const again = await log(incident, desk.luis, { minutos: 5 }, headers);
    const { body } = await api.get(`/incidentes/${incident.id}/trabajo`, { as: desk.rosa });

    expect(again.body).toEqual(first.body);
    expect(body.total_minutos).toBe(5);
  });

  it.each([
    [{ minutos: 0 }, '#/minutos'],
    [{ minutos: 1441 }, '#/minutos'],
    [{ minutos: 1, materiales: [{ nombre: 'x', cantidad: 0, unidad: 'm' }] }, /cantidad$/],
    [{ minutos: 1, materiales: [{ nombre: 'x', cantidad: 1.0001, unidad: 'm' }] }, /cantidad$/],
    [{ minutos: 1, materiales: [{ nombre: '', cantidad: 1, unidad: 'm' }] }, /nombre$/],
    [{ minutos: 1, materiales: [{ nombre: 'x', cantidad: 1 }] }, /unidad$/],
    [{ minutos: 1, materiales: [{ nombre: 'x', cantidad: 1, unidad: 'm', más: 1 }] }, /materiales/],
    [
      { minutos: 1, materiales: Array(21).fill({ nombre: 'x', cantidad: 1, unidad: 'm' }) },
      /materiales/,
    ],
  ])('[API-2] points at what is wrong in %j', async (body, pointer) => {
    const answer = await log(await desk.assigned(), desk.luis, body);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toMatch(pointer);
  });

  it('costs a read and a query, and a transaction', async () => {
    const incident = await desk.assigned();

    expect(await callsOf(api, () => log(incident, desk.luis, { minutos: 5 }))).toEqual([
      'GetItem',
      'TransactWriteItems',
    ]);
    expect(
      await callsOf(api, () => api.get(`/incidentes/${incident.id}/trabajo`, { as: desk.luis })),
    ).toEqual(['GetItem', 'Query']);
  });
});
