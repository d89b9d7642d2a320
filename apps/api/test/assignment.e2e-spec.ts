import { UserRepository } from '@vigia/domain/user';
import type { IncidentView } from '@vigia/wire';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { QueueDrainer } from '../src/modules/incidents/assignment/queue-drainer.js';
import { callsOf } from './support/count-calls.js';
import { Desk } from './support/desk.js';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

const OFFICE = {
  dias: ['lun', 'mar', 'mie', 'jue', 'vie'],
  desde: '08:00',
  hasta: '17:00',
  edificios: ['central'],
};
const CENTRAL = { lugar: { edificio: 'central', piso: '1' } };

let api: RunningApi;
let desk: Desk;
let uma: Person;

beforeAll(async () => {
  api = await startApi({ CAMPUS_FEED: 'off' });
  // Monday, 10:00 in Lima.
  api.clock.advance(Date.parse('2030-01-07T15:00:00.000Z') - api.clock.nowMs());
  desk = await Desk.open(api);
  uma = await api.people.worker({ name: 'Uma Paz', speciality: 'Electricista' });
});

afterAll(async () => {
  await api.close();
});

interface Told {
  readonly trabajador: { readonly nombre: string; readonly carga: number };
  readonly puntos?: number;
  readonly razones: readonly { readonly regla: string; readonly puntos: number }[];
}

async function suggestions({ id }: IncidentView): Promise<readonly Told[]> {
  const answer = await api.get(`/incidentes/${id}/sugerencias`, { as: desk.rosa });
  expect(answer.status).toBe(200);
  return (answer.body as { sugerencias: Told[] }).sugerencias;
}

async function shift(of: Person, change: object, as = desk.rosa): Promise<object> {
  const answer = await api.put(`/users/${of.email}/turno`, { as, body: change });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as object;
}

describe('the shift of a worker', () => {
  it('[ASG-3] is any time until somebody tells it', async () => {
    const answer = await api.get(`/users/${desk.otto.email}/turno`, { as: desk.otto });

    expect(answer.body).toEqual({
      dias: ['lun', 'mar', 'mie', 'jue', 'vie', 'sab', 'dom'],
      desde: '00:00',
      hasta: '00:00',
      edificios: [],
      maximo: 10,
    });
    expect(answer.get('Cache-Control')).toBe('no-store');
  });

  it('[ASG-4] is told by the worker, its maximum by admins alone', async () => {
    expect(await shift(desk.otto, { ...OFFICE, maximo: 3 })).toEqual({ ...OFFICE, maximo: 3 });
    const away = { ...OFFICE, dias: [], edificios: [] };

    expect(await shift(desk.otto, away, desk.otto)).toEqual({ ...away, maximo: 3 });
    const more = await api.put(`/users/${desk.otto.email}/turno`, {
      as: desk.otto,
      body: { ...OFFICE, maximo: 4 },
    });

    expect([more.status, more.body.code]).toEqual([403, 'only-admins-set-maximum']);
    const read = await api.get(`/users/${desk.otto.email.toUpperCase()}/turno`, { as: desk.rosa });
    expect(read.body).toEqual({ ...away, maximo: 3 });
  });

  it('[ASG-4] is refused for others, for strangers and of students', async () => {
    const of = (email: string, as: Person) => api.get(`/users/${email}/turno`, { as });

    expect((await of(uma.email, desk.otto)).body.code).toBe('shift-of-others');
    expect((await of(desk.ana.email, desk.ana)).body.code).toBe('shift-of-others');
    expect((await of('nadie@limpieza.example', desk.otto)).body.code).toBe('shift-of-others');
    expect((await of('nadie@limpieza.example', desk.rosa)).body.code).toBe('user-not-found');
    expect((await of('nadie', desk.rosa)).body.code).toBe('user-not-found');
    expect((await of(desk.ana.email, desk.rosa)).body.code).toBe('only-staff-have-shifts');
  });

  it.each([
    ['dias', ['lunes']],
    ['dias', ['lun', 'lun']],
    ['desde', '24:00'],
    ['desde', '8:00'],
    ['hasta', '08:60'],
    ['edificios', ['nowhere']],
    ['edificios', ['central', 'central']],
    ['maximo', 0],
    ['maximo', 51],
  ])('[API-2] is refused with %s as %j', async (field, value) => {
    const answer = await api.put(`/users/${uma.email}/turno`, {
      as: desk.rosa,
      body: { ...OFFICE, [field]: value },
    });

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toMatch(new RegExp(`^#/${field}`));
    expect(answer.body.errors[0].detail).not.toBe('no es válido');
  });
});

describe('GET /incidentes/{id}/sugerencias', () => {
  beforeEach(async () => {
    await shift(desk.luis, { ...OFFICE, edificios: [], maximo: 10 });
    await shift(uma, { ...OFFICE, maximo: 10 });
  });

  it('[ASG-1] tells who could do it, best first, and what speaks for each', async () => {
    const incident = await desk.reported(CENTRAL);

    const answer = await api.get(`/incidentes/${incident.id}/sugerencias`, { as: desk.rosa });

    const luis = { email: desk.luis.email, nombre: 'Luis Rojas', especialidad: 'Electricista' };
    expect(answer.body).toEqual({
      sugerencias: [
        {
          trabajador: { ...luis, email: uma.email, nombre: 'Uma Paz', carga: 0 },
          puntos: 100,
          razones: [
            { regla: 'especialidad', puntos: 20, valor: 'Electricista' },
            { regla: 'turno', puntos: 40, valor: 'en_turno/17:00' },
            { regla: 'carga', puntos: 30, valor: '0/10' },
            { regla: 'edificio', puntos: 10, valor: 'central' },
          ],
        },
        {
          trabajador: { ...luis, carga: 0 },
          puntos: 90,
          razones: [
            { regla: 'especialidad', puntos: 20, valor: 'Electricista' },
            { regla: 'turno', puntos: 40, valor: 'en_turno/17:00' },
            { regla: 'carga', puntos: 30, valor: '0/10' },
            { regla: 'edificio', puntos: 0, valor: 'central' },
          ],
        },
      ],
      descartados: [],
    });
  });

  it('[ASG-1] ranks by the clocks of the campus, and anybody where no speciality is asked for', async () => {
    await shift(uma, { ...OFFICE, dias: ['dom'] });
    const incident = await desk.reported({ ...CENTRAL, tipo_trabajador_requerido: '' });

    const told = await suggestions(incident);

    expect(told.map(({ trabajador }) => trabajador.nombre)).toEqual([
      'Luis Rojas',
      'Uma Paz',
      'Otto Vega',
    ]);
    expect(told.every(({ razones }) => razones[0]?.puntos === 0)).toBe(true);
  });

  it('[ASG-2] passes over who has enough or is not active any more', async () => {
    await shift(uma, { ...OFFICE, maximo: 1 });
    const first = await desk.reported(CENTRAL);
    await desk.move(first, 'asignar', desk.rosa, { trabajador_email: uma.email });
    const gone = await api.people.worker({ speciality: 'Electricista' });
    await api.put(`/users/${gone.email}/desactivar`, { as: desk.rosa });
    const incident = await desk.reported(CENTRAL);

    const { body } = await api.get(`/incidentes/${incident.id}/sugerencias`, { as: desk.rosa });

    const told = body as { sugerencias: Told[]; descartados: Told[] };
    expect(told.sugerencias.map(({ trabajador }) => trabajador.nombre)).toEqual(['Luis Rojas']);
    expect(told.descartados).toEqual([
      {
        trabajador: expect.objectContaining({ nombre: 'Uma Paz', carga: 1 }),
        razones: [{ regla: 'carga', puntos: 0, valor: '1/1' }],
      },
    ]);
  });

  it('[VIS-1] answers an unknown incident like one that is no id', async () => {
    for (const id of ['7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11', 'nope']) {
      const answer = await api.get(`/incidentes/${id}/sugerencias`, { as: desk.rosa });

      expect([answer.status, answer.body.code]).toEqual([404, 'incident-not-found']);
    }
  });

  it('takes two DynamoDB calls, with and without a speciality', async () => {
    for (const tipo_trabajador_requerido of ['Electricista', '']) {
      const { id } = await desk.reported({ tipo_trabajador_requerido });
      const ask = () => api.get(`/incidentes/${id}/sugerencias`, { as: desk.rosa });

      expect(await callsOf(api, ask)).toEqual(['GetItem', 'Query']);
    }
  });
});

describe('an assignment', () => {
  it('[ASG-5] keeps why, where a suggestion was followed, and for the staff alone', async () => {
    const incident = await desk.reported(CENTRAL);
    const told = (await suggestions(incident)).find(
      ({ trabajador }) => trabajador.nombre === 'Luis Rojas',
    );

    const assigned = await desk.move(incident, 'asignar', desk.rosa, {
      trabajador_email: desk.luis.email,
      sugerido: true,
    });

    expect(assigned.razones_asignacion).toEqual(told?.razones);
    expect((await desk.now(incident)).razones_asignacion).toEqual(told?.razones);
    const seen = await api.get(`/incidentes/${incident.id}`, { as: desk.ana });
    expect(seen.body).not.toHaveProperty('razones_asignacion');
  });

  it('[ASG-5] keeps none where none was followed', async () => {
    const assigned = await desk.assigned();

    expect(assigned.razones_asignacion).toEqual([]);
  });
});

describe('automatic assignment', () => {
  const switches = (body: object) => api.put('/asignacion-automatica', { as: desk.rosa, body });
  const workerOf = async (incident: IncidentView): Promise<string | null | undefined> =>
    (await desk.now(incident)).asignado_a_nombre;

  beforeEach(async () => {
    await shift(desk.otto, { ...OFFICE, maximo: 50 });
  });

  afterEach(async () => {
    await switches({ TI: false });
  });

  it('[ASG-7] is off for every speciality until an admin switches it on, one by one', async () => {
    const all = {
      TI: false,
      'Servicio de Limpieza': false,
      Seguridad: false,
      Electricista: false,
    };
    const read = () => api.get('/asignacion-automatica', { as: desk.rosa });
    expect((await read()).body).toEqual(all);

    const [limpieza, seguridad] = await Promise.all([
      switches({ 'Servicio de Limpieza': true }),
      switches({ Seguridad: true }),
    ]);

    expect([limpieza.status, seguridad.status]).toEqual([200, 200]);
    expect((await read()).body).toEqual({
      ...all,
      'Servicio de Limpieza': true,
      Seguridad: true,
    });
    const off = await switches({ 'Servicio de Limpieza': false, Seguridad: false });
    expect(off.body).toEqual(all);
    expect(off.get('Cache-Control')).toBe('no-store');
  });

  it('[AUD-1] leaves in the trail who switched it, and who changed whose shift', async () => {
    await shift(uma, { ...OFFICE, dias: ['sab'] });
    await shift(uma, { ...OFFICE, dias: ['dom'] }, uma);
    await switches({ Seguridad: true });
    await switches({ Seguridad: true });
    await switches({ Seguridad: false });
    const eventsOf = async (email: string, tipo: string) => {
      const path = `/auditoria?persona=${email}&tipo=${tipo}`;
      const { body } = await api.get(path, { as: desk.rosa });
      return (body as { eventos: { autor: string; detalle: string }[] }).eventos;
    };

    const [own, byAdmin] = await eventsOf(uma.email, 'turno_cambiado');
    const [off, on] = await eventsOf(desk.rosa.email, 'asignacion_automatica');

    expect(own).toMatchObject({ autor: uma.email, detalle: 'dom 08:00–17:00; central; 10' });
    expect(byAdmin).toMatchObject({ autor: desk.rosa.email });
    expect([on?.detalle, off?.detalle]).toEqual(['Seguridad', '–']);
  });

  it('[ASG-9] begins with what waits when it is switched on, and tells everybody as ever', async () => {
    const incident = await desk.reported({ ...CENTRAL, tipo_trabajador_requerido: 'TI' });

    await switches({ TI: true });
    await expect.poll(() => workerOf(incident)).toBe('Otto Vega');

    const now = await desk.now(incident);
    expect(now).toMatchObject({
      estado: 'asignado',
      asignado_por: 'asignacion-automatica@vigia.invalid',
    });
    expect(now.razones_asignacion?.map(({ regla }) => regla)).toEqual([
      'especialidad',
      'turno',
      'carga',
      'edificio',
    ]);
    const history = await api.get(`/incidentes/${incident.id}/actividad`, { as: desk.rosa });
    expect(history.body.at(-1)).toMatchObject({
      tipo: 'asignado',
      actor_nombre: 'Asignación automática',
      actor_tipo: 'admin',
      asignado_a_nombre: 'Otto Vega',
    });
    const told = await api.get('/notificaciones', { as: desk.otto });
    expect(JSON.stringify(told.body)).toContain(incident.id);
  });

  it('[ASG-9] goes on after a report, a shift, an end of work and a decline', async () => {
    await shift(desk.otto, { ...OFFICE, dias: [], maximo: 50 });
    await switches({ TI: true });
    const tipo_trabajador_requerido = 'TI';
    const first = await desk.reported({ tipo_trabajador_requerido });
    expect(await workerOf(first)).toBeNull();

    const [{ carga } = { carga: 0 }] = (
      (await api.get(`/users?tipo=trabajador`, { as: desk.rosa })).body as {
        nombre: string;
        carga: number;
      }[]
    ).filter(({ nombre }) => nombre === 'Otto Vega');
    await shift(desk.otto, { ...OFFICE, maximo: carga + 1 });
    await expect.poll(() => workerOf(first)).toBe('Otto Vega');

    const second = await desk.reported({ tipo_trabajador_requerido });
    await desk.move(first, 'estado', desk.otto, { estado: 'resuelto', nota: 'Listo.' });
    await expect.poll(() => workerOf(second)).toBe('Otto Vega');

    const third = await desk.reported({ tipo_trabajador_requerido });
    await desk.move(second, 'declinar', desk.otto, { motivo: 'No tengo la llave.' });
    await expect.poll(() => workerOf(third)).toBe('Otto Vega');
    expect(await workerOf(second)).toBeNull();
  });
});

describe('two tasks of the api', () => {
  let other: RunningApi;

  beforeAll(async () => {
    other = await startApi({ DYNAMODB_ENDPOINT: String(api.config.dynamo.endpoint) });
    other.clock.advance(api.clock.nowMs() - other.clock.nowMs());
  });

  afterAll(async () => {
    await other.close();
  });

  it('[ASG-8] that assign at once give the oldest to equals evenly, each once, and nobody too many', async () => {
    const crew = await Promise.all(
      [1, 2, 3].map(() => api.people.worker({ speciality: 'Seguridad' })),
    );
    for (const guard of crew) await shift(guard, { ...OFFICE, maximo: 4 });
    const reported: IncidentView[] = [];
    for (let count = 0; count < 15; count += 1) {
      api.clock.advance(1);
      reported.push(await desk.reported({ tipo_trabajador_requerido: 'Seguridad' }));
    }
    const on = { trades: ['Seguridad'], version: 1 } as const;

    await Promise.all(
      [api, other, other].map(({ app }) =>
        app.get(QueueDrainer, { strict: false }).drain(on, new AbortController().signal),
      ),
    );

    const now = await Promise.all(reported.map((incident) => desk.now(incident)));
    expect(now.map(({ estado }) => estado)).toEqual([
      ...Array<string>(12).fill('asignado'),
      ...Array<string>(3).fill('pendiente'),
    ]);
    expect(now.every(({ version, estado }) => version === (estado === 'asignado' ? 2 : 1))).toBe(
      true,
    );
    const users = api.app.get(UserRepository);
    const loads = await Promise.all(crew.map(({ email }) => users.find(email)));
    expect(loads.map((user) => user?.openLoad)).toEqual([4, 4, 4]);
  });
});

describe('a request where automatic assignment is off', () => {
  it('[ASG-9] costs no DynamoDB call more', async () => {
    const report = () => desk.reported({ tipo_trabajador_requerido: 'TI' });

    expect(await callsOf(api, report)).toEqual(['TransactWriteItems']);
  });
});
