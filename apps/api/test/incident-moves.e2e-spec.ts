import { randomUUID } from 'node:crypto';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk } from './support/desk.js';
import { HOUR_MS } from './support/movable-clock.js';
import type { Call, RunningApi } from './support/start-api.js';
import { startApi } from './support/start-api.js';

let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  api = await startApi({ CAMPUS_FEED: 'off' });
  desk = await Desk.open(api);
});

afterAll(async () => {
  await api.close();
});

function put({ id }: IncidentView, route: string, call: Call): Promise<Response> {
  return api.put(`/incidentes/${id}${route === '' ? '' : `/${route}`}`, call);
}

/** The refusal, after making sure that nothing changed. */
async function refused(
  incident: IncidentView,
  route: string,
  call: Call,
): Promise<{ status: number; code: string; error: string }> {
  const before = await desk.now(incident);
  const { status, body } = await put(incident, route, call);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(await desk.now(incident)).toEqual(before);
  const { code, error } = body as { code: string; error: string };
  return { status, code, error };
}

describe('PUT /incidentes/{id}', () => {
  it('[INC-6] corrects fields', async () => {
    const incident = await desk.reported();
    const fields = {
      titulo: ' Filtración ',
      descripcion: 'Gotea.',
      tipo: 'Agua',
      piso: '',
      lugar_especifico: 'Patio',
      Nivel_Riesgo: 'Critico',
    };

    const answer = await put(incident, '', { as: desk.rosa, body: fields });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...incident,
      ...fields,
      titulo: 'Filtración',
      Nivel_Riesgo: 'crítico',
      nivel_riesgo: 'crítico',
      ultima_modificacion: api.clock.now(),
      modificado_por: desk.rosa.email,
      prioridad: { total: 100, riesgo: 100, reportes: 0, edad: 0 },
      razones_asignacion: [],
      fotos_trabajo_restantes: { antes: 6, despues: 6 },
      version: 2,
      unidos: [],
      acciones: ['editar', 'asignar', 'cerrar', 'rechazar', 'unir'],
    });
    expect(answer.get('ETag')).toBe('"2"');
  });

  it.each([{}, { titulo: 'Fuga de agua' }, { estado: 'abierto', nivel_riesgo: 'alto' }])(
    '[INC-6] changes nothing by %j',
    async (body) => {
      const incident = await desk.reported();

      const answer = await put(incident, '', { as: desk.rosa, body });

      expect(answer.status).toBe(200);
      expect(answer.body.version).toBe(1);
    },
  );

  it('[INC-15] closes, with the reason given or a standing one', async () => {
    const [one, two] = await Promise.all([desk.started(), desk.reported()]);

    const told = await put(one, '', {
      as: desk.rosa,
      body: { estado: 'cerrado', motivo: ' Listo. ', titulo: 'Otra' },
    });
    const untold = await put(two, '', { as: desk.rosa, body: { estado: 'cerrado' } });

    expect(told.body).toMatchObject({
      estado: 'cerrado',
      motivo: 'Listo.',
      titulo: 'Otra',
      cerrado_por: desk.rosa.email,
      version: 4,
    });
    expect(untold.body).toMatchObject({ estado: 'cerrado', motivo: 'Sin motivo indicado' });
  });

  it.each(['asignado', 'en_proceso', 'en atención', 'resuelto', 'completado'])(
    '[INC-15] [INC-16] does not lead to %s',
    async (estado) => {
      const incident = await desk.reported();

      const refusal = await refused(incident, '', {
        as: desk.rosa,
        body: { estado, titulo: 'Otra' },
      });

      expect(refusal).toMatchObject({ status: 409, code: 'move-not-allowed' });
    },
  );

  it.each(['ana', 'luis'] as const)('[INC-6] refuses %s, before the body', async (who) => {
    const incident = await desk.assigned();

    expect(await refused(incident, '', { as: desk[who], body: { nada: 1 } })).toEqual({
      status: 403,
      code: 'only-admins-edit',
      error: 'Solo administradores pueden editar incidentes',
    });
  });

  it.each<[string, unknown, string]>([
    ['a blank title', { titulo: '' }, '#/titulo'],
    ['a title that is null', { titulo: null }, '#/titulo'],
    ['a long description', { descripcion: 'x'.repeat(4001) }, '#/descripcion'],
    ['a floor that is a list', { piso: [] }, '#/piso'],
    ['an unknown risk', { nivel_riesgo: 'x' }, '#/nivel_riesgo'],
    ['two risks', { nivel_riesgo: 'alto', Nivel_Riesgo: 'bajo' }, '#/Nivel_Riesgo'],
    ['an unknown status', { estado: 'roto' }, '#/estado'],
    ['a status that is null', { estado: null }, '#/estado'],
    ['a blank reason', { motivo: ' ' }, '#/motivo'],
    ['a picture', { foto: '' }, '#/foto'],
    ['a worker', { asignado_a: 'luis@gmail.com' }, '#/asignado_a'],
    ['a version', { version: 9 }, '#/version'],
  ])('[API-2] refuses %s', async (_, body, pointer) => {
    const incident = await desk.reported();

    const answer = await put(incident, '', { as: desk.rosa, body });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer }] });
    expect((await desk.now(incident)).version).toBe(1);
  });
});

describe('PUT /incidentes/{id}/asignar', () => {
  it('[INC-7] [INC-19] assigns, again and to somebody else, and keeps both loads', async () => {
    const [luis, otto] = [await desk.loadOf(desk.luis), await desk.loadOf(desk.otto)];
    const incident = await desk.reported();

    const first = await put(incident, 'asignar', {
      as: desk.rosa,
      body: { trabajador_email: ` ${desk.luis.email.toUpperCase()} ` },
    });
    expect(first.body).toMatchObject({
      estado: 'asignado',
      asignado_a: desk.luis.email,
      asignado_a_nombre: 'Luis Rojas',
      asignado_a_especialidad: 'Electricista',
      asignado_por: desk.rosa.email,
      fecha_asignacion: api.clock.now(),
    });
    expect(await desk.loadOf(desk.luis)).toBe(luis + 1);

    const second = await put(incident, 'asignar', {
      as: desk.rosa,
      body: { trabajador_email: desk.otto.email },
    });
    expect(second.body).toMatchObject({ estado: 'asignado', asignado_a: desk.otto.email });
    expect(await desk.loadOf(desk.luis)).toBe(luis);
    expect(await desk.loadOf(desk.otto)).toBe(otto + 1);
  });

  it.each([undefined, '', ' ', null])('says that %j is no worker’s address', async (email) => {
    const incident = await desk.reported();

    const refusal = await refused(incident, 'asignar', {
      as: desk.rosa,
      body: { trabajador_email: email },
    });

    expect(refusal).toMatchObject({ status: 400, error: 'trabajador_email es requerido' });
  });

  it.each([5, ['luis@gmail.com'], 'luis', `${'x'.repeat(250)}@gmail.com`])(
    '[API-2] refuses the address %j',
    async (email) => {
      const answer = await put(await desk.reported(), 'asignar', {
        as: desk.rosa,
        body: { trabajador_email: email },
      });

      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        { pointer: '#/trabajador_email', detail: 'debe ser un correo válido' },
      ]);
    },
  );

  it('[INC-7] refuses somebody who is no worker', async () => {
    const incident = await desk.reported();

    expect(
      await refused(incident, 'asignar', {
        as: desk.rosa,
        body: { trabajador_email: desk.eva.email },
      }),
    ).toEqual({
      status: 400,
      code: 'assignee-not-worker',
      error: 'Solo se puede asignar a usuarios de tipo trabajador',
    });
  });

  it('[INC-7] refuses a worker whose account is not active', async () => {
    const [incident, waiting] = await Promise.all([
      desk.reported(),
      api.people.worker({ foreign: true }),
    ]);

    const refusal = await refused(incident, 'asignar', {
      as: desk.rosa,
      body: { trabajador_email: waiting.email },
    });

    expect(refusal).toMatchObject({ status: 409, code: 'assignee-not-active' });
  });

  it('looks for the worker before it looks for the incident', async () => {
    const nowhere = { id: randomUUID() } as IncidentView;
    const body = { trabajador_email: `nadie-${randomUUID()}@gmail.com` };

    const noWorker = await put(nowhere, 'asignar', { as: desk.rosa, body });
    const noIncident = await put(nowhere, 'asignar', {
      as: desk.rosa,
      body: { trabajador_email: desk.luis.email },
    });

    expect(noWorker.body).toMatchObject({ status: 404, error: 'Trabajador no encontrado' });
    expect(noIncident.body).toMatchObject({ status: 404, error: 'Incidente no encontrado' });
  });

  it('[INC-16] refuses what is over', async () => {
    const body = { trabajador_email: desk.luis.email };

    for (const incident of [await desk.closed(), await desk.resolved()]) {
      const refusal = await refused(incident, 'asignar', { as: desk.rosa, body });
      expect(refusal).toMatchObject({ status: 409, code: 'move-not-allowed' });
    }
  });

  it.each(['ana', 'luis'] as const)('[INC-7] refuses %s', async (who) => {
    expect(await refused(await desk.reported(), 'asignar', { as: desk[who], body: {} })).toEqual({
      status: 403,
      code: 'only-admins-assign',
      error: 'Solo administradores pueden asignar incidentes',
    });
  });
});

describe('PUT /incidentes/{id}/estado', () => {
  it('[INC-8] [INC-9] starts and resolves, with a note or a standing one', async () => {
    const [one, two] = await Promise.all([desk.assigned(), desk.assigned()]);

    const started = await put(one, 'estado', { as: desk.luis, body: { estado: 'en_proceso' } });
    expect(started.body).toMatchObject({
      estado: 'en_proceso',
      fecha_inicio: api.clock.now(),
      acciones: ['pausar', 'marcar', 'declinar', 'resolver'],
    });

    const resolved = await put(one, 'estado', {
      as: desk.luis,
      body: { estado: 'resuelto', nota: ' Listo.\nProbado. ' },
    });
    expect(resolved.body).toMatchObject({
      estado: 'resuelto',
      fecha_resolucion: api.clock.now(),
      nota_resolucion: 'Listo.\nProbado.',
      acciones: [],
    });

    const quickly = await put(two, 'estado', { as: desk.luis, body: { estado: 'Completado' } });
    expect(quickly.body).toMatchObject({
      estado: 'resuelto',
      nota_resolucion: 'Resuelto sin nota',
    });
  });

  it.each([undefined, '', null, 5, 'pendiente', 'cerrado', 'asignado', ['resuelto']])(
    'says which states there are when asked for %j',
    async (estado) => {
      const refusal = await refused(await desk.assigned(), 'estado', {
        as: desk.luis,
        body: { estado },
      });

      expect(refusal).toEqual({
        status: 400,
        code: 'invalid-request',
        error: 'Estado inválido. Solo permitido: en_proceso, resuelto',
      });
    },
  );

  it.each(['x'.repeat(501), '', 5, null])('[API-2] refuses a bad note', async (nota) => {
    const answer = await put(await desk.assigned(), 'estado', {
      as: desk.luis,
      body: { estado: 'resuelto', nota },
    });

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ pointer: '#/nota' }]);
  });

  it('[INC-8] refuses another worker', async () => {
    const incident = await desk.assigned();

    expect(
      await refused(incident, 'estado', { as: desk.otto, body: { estado: 'en_proceso' } }),
    ).toEqual({
      status: 403,
      code: 'not-assigned-to-you',
      error: 'Este incidente no está asignado a ti',
    });
  });

  it.each(['ana', 'rosa'] as const)('[INC-8] refuses %s, before the body', async (who) => {
    expect(await refused(await desk.assigned(), 'estado', { as: desk[who], body: {} })).toEqual({
      status: 403,
      code: 'only-workers-progress',
      error: 'Solo trabajadores pueden actualizar su estado',
    });
  });

  it('[INC-16] refuses to start twice', async () => {
    const refusal = await refused(await desk.started(), 'estado', {
      as: desk.luis,
      body: { estado: 'en_proceso' },
    });

    expect(refusal).toEqual({
      status: 409,
      code: 'move-not-allowed',
      error: "Un incidente en estado 'en_proceso' no permite 'iniciar'",
    });
  });
});

describe('PUT /incidentes/{id}/cerrar, /rechazar, /reabrir', () => {
  const reason = { motivo: ' Es un duplicado. ' };

  it('[INC-10] closes, which takes it off the worker’s plate', async () => {
    const incident = await desk.started();
    const load = await desk.loadOf(desk.luis);

    const answer = await put(incident, 'cerrar', { as: desk.rosa, body: reason });

    expect(answer.body).toMatchObject({
      estado: 'cerrado',
      motivo: 'Es un duplicado.',
      cerrado_por: desk.rosa.email,
      fecha_cierre: api.clock.now(),
    });
    expect(await desk.loadOf(desk.luis)).toBe(load - 1);
  });

  it('[INC-11] rejects what nobody started, and nothing else', async () => {
    const answer = await put(await desk.assigned(), 'rechazar', { as: desk.rosa, body: reason });
    const refusal = await refused(await desk.started(), 'rechazar', {
      as: desk.rosa,
      body: reason,
    });

    expect(answer.body).toMatchObject({ estado: 'rechazado', motivo: 'Es un duplicado.' });
    expect(refusal.code).toBe('move-not-allowed');
  });

  it('[INC-12] reopens for its reporter, back to its worker', async () => {
    const incident = await desk.resolved();

    const answer = await put(incident, 'reabrir', { as: desk.ana, body: { motivo: 'Aún gotea.' } });

    expect(answer.body).toMatchObject({
      estado: 'asignado',
      asignado_a: desk.luis.email,
      motivo: 'Aún gotea.',
      veces_reabierto: 1,
      fecha_resolucion: null,
    });
  });

  it('[INC-14] reopens for its reporter within 7 days, for an admin after them', async () => {
    const incident = await desk.closed();
    const again = { motivo: 'Otra vez.' };
    const late = await startLate(7 * 24 * HOUR_MS + 1);

    const refusal = await refused(incident, 'reabrir', { as: late.ana, body: again });
    const answer = await put(incident, 'reabrir', { as: late.rosa, body: again });

    expect(refusal).toEqual({
      status: 409,
      code: 'reopen-window-over',
      error: 'Solo se puede reabrir dentro de 7 días',
    });
    expect(answer.body).toMatchObject({ estado: 'pendiente', veces_reabierto: 1 });
  });

  it.each([
    ['cerrar', 'ana', 'only-admins-close'],
    ['cerrar', 'luis', 'only-admins-close'],
    ['rechazar', 'ana', 'only-admins-reject'],
    ['rechazar', 'luis', 'only-admins-reject'],
    ['reabrir', 'luis', 'only-reporter-reopens'],
    ['confirmar', 'luis', 'only-reporter-confirms'],
    ['confirmar', 'rosa', 'only-reporter-confirms'],
  ] as const)('refuses to %s for %s', async (route, who, code) => {
    const refusal = await refused(await desk.assigned(), route, {
      as: desk[who],
      body: route === 'confirmar' ? undefined : reason,
    });

    expect(refusal).toMatchObject({ status: 403, code });
  });

  it.each(['cerrar', 'rechazar', 'reabrir'])('[API-2] wants a reason to %s', async (route) => {
    const incident = await desk.reported();

    for (const motivo of [undefined, null, '', ' \n ', 7, 'x'.repeat(501), ['a']]) {
      const answer = await put(incident, route, { as: desk.rosa, body: { motivo } });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ pointer: '#/motivo' }]);
    }
  });

  /** Ana and Rosa, logged in after some time. */
  async function startLate(ms: number): Promise<Pick<Desk, 'ana' | 'rosa'>> {
    api.clock.advance(ms);
    const again = ({ email, name, role }: Desk['ana']): Promise<Desk['ana']> =>
      api.people.login(email, name, role);
    const [ana, eva, rosa, luis, otto] = await Promise.all(
      [desk.ana, desk.eva, desk.rosa, desk.luis, desk.otto].map(again),
    );
    Object.assign(desk, { ana, eva, rosa, luis, otto });
    return desk;
  }
});

describe('PUT /incidentes/{id}/confirmar', () => {
  it('[INC-13] closes what its reporter finds solved', async () => {
    const answer = await put(await desk.resolved(), 'confirmar', { as: desk.ana });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      estado: 'cerrado',
      cerrado_por: desk.ana.email,
      acciones: ['reabrir', 'valorar'],
    });
  });

  it('[INC-16] refuses what nobody resolved', async () => {
    const refusal = await refused(await desk.started(), 'confirmar', { as: desk.ana });

    expect(refusal.code).toBe('move-not-allowed');
  });
});

describe('If-Match', () => {
  const body = { motivo: 'Listo.' };

  it.each(['"2"', '*', '"1", "2"', ' "2" '])('[API-4] makes the change for %s', async (tags) => {
    const answer = await put(await desk.assigned(), 'cerrar', {
      as: desk.rosa,
      body,
      headers: { 'If-Match': tags },
    });

    expect(answer.status).toBe(200);
    expect(answer.get('ETag')).toBe('"3"');
  });

  it('[API-4] answers a change of an older version with the incident as it is now', async () => {
    const incident = await desk.assigned();

    const answer = await put(incident, 'cerrar', {
      as: desk.rosa,
      body,
      headers: { 'If-Match': '"1"' },
    });

    expect(answer.status).toBe(409);
    expect(answer.get('ETag')).toBe('"2"');
    expect(answer.body).toMatchObject({ code: 'concurrent-change', incidente: incident });
    expect((await desk.now(incident)).estado).toBe('asignado');
  });

  it.each(['W/"2"', '2', '"x"', '"2" "3"', '"2",', '""', '"9999999999"'])(
    '[API-2] refuses %s',
    async (tags) => {
      const answer = await put(await desk.assigned(), 'cerrar', {
        as: desk.rosa,
        body,
        headers: { 'If-Match': tags },
      });

      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ pointer: '#/If-Match' }]);
    },
  );
});

describe('people who act at the same time', () => {
  it('[API-4] make one of ten changes of the same version', async () => {
    const incident = await desk.reported();

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        put(incident, '', {
          as: desk.rosa,
          body: { titulo: `Título ${String(at)}` },
          headers: { 'If-Match': '"1"' },
        }),
      ),
    );

    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer !== won[0])) {
      expect(status).toBe(409);
      expect(body.incidente.titulo).toBe(won[0]?.body.titulo);
    }
    expect((await desk.now(incident)).version).toBe(2);
  });

  it('lose no change without a version: each is decided again or refused', async () => {
    const incident = await desk.reported();
    const fields = ['titulo', 'descripcion', 'tipo', 'piso', 'lugar_especifico'];

    const answers = await Promise.all(
      fields.map((field) => put(incident, '', { as: desk.rosa, body: { [field]: 'Nuevo' } })),
    );

    const now = await desk.now(incident);
    const stored = fields.filter((field) => now[field as 'titulo'] === 'Nuevo');
    const answered = fields.filter((_, at) => answers[at]?.status === 200);
    expect(stored).toEqual(answered);
    expect(now.version).toBe(1 + answered.length);
    expect(new Set(answers.map(({ status }) => status)).has(500)).toBe(false);
  });

  it('[INC-19] [STO-6] leave loads that equal a recount', async () => {
    const incidents = await Promise.all(Array.from({ length: 4 }, () => desk.reported()));
    const assign = (incident: IncidentView, worker: Desk['luis']): Promise<Response> =>
      put(incident, 'asignar', { as: desk.rosa, body: { trabajador_email: worker.email } });

    await Promise.all(
      incidents.flatMap((incident) => [
        assign(incident, desk.luis),
        assign(incident, desk.otto),
        put(incident, 'cerrar', { as: desk.rosa, body: { motivo: 'Listo.' } }),
      ]),
    );

    for (const worker of [desk.luis, desk.otto]) {
      const list = await api.get('/incidentes?estado=asignado,en_proceso', { as: worker });
      expect(await desk.loadOf(worker)).toBe((list.body as unknown[]).length);
    }
  });
});

describe('Idempotency-Key on a move', () => {
  it('[API-3] answers a resend with the first result, whatever happened since', async () => {
    const incident = await desk.reported();
    const call = {
      as: desk.rosa,
      body: { trabajador_email: desk.luis.email },
      headers: { 'Idempotency-Key': randomUUID(), 'If-Match': '"1"' },
    };

    const first = await put(incident, 'asignar', call);
    await desk.move(incident, 'estado', desk.luis, { estado: 'en_proceso' });
    const second = await put(incident, 'asignar', call);

    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(second.get('ETag')).toBe('"2"');
    expect((await desk.now(incident)).estado).toBe('en_proceso');
  });

  it('[API-3] has one effect when equal requests come at once', async () => {
    const incident = await desk.started();
    const call = {
      as: desk.luis,
      body: { estado: 'resuelto', nota: 'Hecho.' },
      headers: { 'Idempotency-Key': randomUUID() },
    };

    const answers = await Promise.all(
      Array.from({ length: 6 }, () => put(incident, 'estado', call)),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await desk.now(incident)).version).toBe(4);
  });

  it('[API-3] refuses another request under the same key', async () => {
    const incident = await desk.reported();
    const headers = { 'Idempotency-Key': randomUUID() };
    await put(incident, 'cerrar', { as: desk.rosa, body: { motivo: 'Uno.' }, headers });

    const answer = await put(incident, 'cerrar', {
      as: desk.rosa,
      body: { motivo: 'Dos.' },
      headers,
    });

    expect(answer.body.code).toBe('idempotency-key-reused');
  });

  it.each(['con espacio', 'ñ', 'x'.repeat(129), ''])(
    '[API-2] refuses the key "%s"',
    async (key) => {
      const answer = await put(await desk.reported(), 'cerrar', {
        as: desk.rosa,
        body: { motivo: 'Uno.' },
        headers: { 'Idempotency-Key': Buffer.from(key).toString('latin1') },
      });

      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ pointer: '#/Idempotency-Key' }]);
    },
  );
});

describe('the DynamoDB calls of a write', () => {
  it('are one for a report, and one more with a key', async () => {
    const report = (headers: Record<string, string>): Promise<string[]> =>
      callsOf(api, () =>
        api.post('/incidentes', {
          as: desk.ana,
          body: { titulo: 'Uno', descripcion: 'Dos' },
          headers,
        }),
      );

    expect(await report({})).toEqual(['TransactWriteItems']);
    expect(await report({ 'Idempotency-Key': randomUUID() })).toEqual([
      'GetItem',
      'TransactWriteItems',
    ]);
  });

  it('are two for a move, and three for an assignment', async () => {
    const incident = await desk.reported();
    const move = (route: string, as: Desk['ana'], body: unknown): Promise<string[]> =>
      callsOf(api, () => put(incident, route, { as, body }));

    expect(await move('asignar', desk.rosa, { trabajador_email: desk.luis.email })).toEqual([
      'GetItem',
      'GetItem',
      'TransactWriteItems',
    ]);
    const two = ['GetItem', 'TransactWriteItems'];
    expect(await move('', desk.rosa, { titulo: 'Otra' })).toEqual(two);
    expect(await move('estado', desk.luis, { estado: 'en_proceso' })).toEqual(two);
    expect(await move('estado', desk.luis, { estado: 'resuelto' })).toEqual(two);
    expect(await move('confirmar', desk.ana, undefined)).toEqual(two);
    expect(await move('reabrir', desk.ana, { motivo: 'Aún gotea.' })).toEqual(two);
    expect(await move('rechazar', desk.rosa, { motivo: 'No.' })).toEqual(two);
    expect(await move('cerrar', desk.rosa, { motivo: 'No.' })).toEqual(two);
  });

  it('are none for somebody of the wrong role, and one for a refused move', async () => {
    const incident = await desk.closed();
    const move = (route: string, as: Desk['ana']): Promise<string[]> =>
      callsOf(api, () => put(incident, route, { as, body: { motivo: 'No.' } }));

    expect(await move('cerrar', desk.ana)).toEqual([]);
    expect(await move('rechazar', desk.rosa)).toEqual(['GetItem']);
  });
});
