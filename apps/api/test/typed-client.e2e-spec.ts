import createClient, { type Client } from 'openapi-fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { paths } from '../../../frontend/src/shared/api/schema.js';
import { PASSWORD } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.close();
});

/** Registers, opens the link in the mail and logs in, all through the generated client. */
async function join(email: string, nombre: string, especialidad?: 'TI'): Promise<Client<paths>> {
  const client = createClient<paths>({ baseUrl: api.url });
  const registered = await client.POST('/auth/register', {
    body: { email, password: PASSWORD, nombre, ...(especialidad && { especialidad }) },
  });
  expect(registered.data?.user.estado).toBe('sin_verificar');
  const verified = await client.POST('/auth/verify', {
    body: { token: await api.mailbox.token(email), password: PASSWORD },
  });
  expect(verified.data?.user.estado).toBe('activo');
  const login = await client.POST('/auth/login', { body: { email, password: PASSWORD } });
  const token = login.data?.access_token;
  client.use({
    onRequest: ({ request }) => {
      request.headers.set('Authorization', `Bearer ${String(token)}`);
      return request;
    },
  });
  return client;
}

describe('the client generated from openapi.json', () => {
  it('takes an incident from its report to its confirmation', async () => {
    const workerEmail = api.people.address('trabajador');
    const [student, worker, admin] = await Promise.all([
      join(api.people.address('estudiante'), 'Ana Rojas'),
      join(workerEmail, 'Leo Quispe', 'TI'),
      join(api.people.address('admin'), 'Jefa Campos'),
    ]);

    const { data: reported, response } = await student.POST('/incidentes', {
      body: { titulo: 'Proyector apagado', descripcion: 'No enciende.', nivel_riesgo: 'bajo' },
    });
    expect(response.status).toBe(201);
    const path = { id: reported!.id };

    const { data: workers } = await admin.GET('/users', {
      params: { query: { tipo: 'trabajador', estado: 'activo' } },
    });
    expect(workers?.map(({ email }) => email)).toContain(workerEmail);

    const { data: assigned } = await admin.PUT('/incidentes/{id}/asignar', {
      params: { path, header: { 'If-Match': `"${String(reported!.version)}"` } },
      body: { trabajador_email: workerEmail },
    });
    expect(assigned?.estado).toBe('asignado');

    const { data: mine } = await worker.GET('/incidentes');
    expect(mine?.map(({ id, acciones }) => [id, acciones])).toEqual([
      [path.id, ['iniciar', 'marcar', 'declinar', 'resolver']],
    ]);

    const { data: started } = await worker.PUT('/incidentes/{id}/estado', {
      params: { path },
      body: { estado: 'en_proceso' },
    });
    const { data: resolved } = await worker.PUT('/incidentes/{id}/estado', {
      params: { path },
      body: { estado: 'resuelto', nota: 'Era el cable.' },
    });
    expect([started?.estado, resolved?.estado]).toEqual(['en_proceso', 'resuelto']);

    const { data: confirmed } = await student.PUT('/incidentes/{id}/confirmar', {
      params: { path },
    });
    expect(confirmed?.estado).toBe('cerrado');

    const { data: history } = await admin.GET('/incidentes/{id}/actividad', { params: { path } });
    expect(history?.map(({ a }) => a)).toEqual([
      'pendiente',
      'asignado',
      'en_proceso',
      'resuelto',
      'cerrado',
    ]);
    const { data: inbox } = await student.GET('/notificaciones', {});
    expect(inbox?.notificaciones.length).toBeGreaterThan(0);
  });

  it('makes a board, shares it, talks on it and archives it', async () => {
    const studentEmail = api.people.address('estudiante');
    const worker = await join(api.people.address('trabajador'), 'Leo Quispe', 'TI');
    const student = await join(studentEmail, 'Ana Rojas');

    const { data: made } = await worker.POST('/tableros', { body: { nombre: 'Plan' } });
    const path = { id: made!.id };
    const { data: shared } = await worker.PUT('/tableros/{id}/invitados/{email}', {
      params: { path: { ...path, email: studentEmail } },
      body: { rol: 'escritura' },
    });
    expect(shared?.invitados).toEqual([
      { email: studentEmail, nombre: 'Ana Rojas', rol: 'escritura' },
    ]);

    const { data: mine } = await student.GET('/tableros', { params: { query: { limite: 10 } } });
    expect(mine?.tableros.map(({ id, rol, acciones }) => [id, rol, acciones])).toEqual([
      [path.id, 'escritura', ['restaurar']],
    ]);
    const { data: ticket } = await student.POST('/tableros/{id}/ticket', { params: { path } });
    expect([ticket?.rol, ticket?.caduca_en]).toEqual(['escritura', 60]);
    const { data: comment } = await student.POST('/tableros/{id}/comentarios', {
      params: { path },
      body: { pin: '1z4x-3', texto: 'Aquí' },
    });
    const { data: said } = await worker.GET('/tableros/{id}/comentarios', { params: { path } });
    expect(said?.comentarios).toEqual([comment]);

    const stale = await worker.PATCH('/tableros/{id}', {
      params: { path, header: { 'If-Match': '"1"' } },
      body: { archivado: true },
    });
    expect(stale.error?.tablero?.version).toBe(2);
    const { data: archived } = await worker.PATCH('/tableros/{id}', {
      params: { path, header: { 'If-Match': '"2"' } },
      body: { archivado: true },
    });
    expect([archived?.archivado, archived?.rol]).toEqual([true, 'lectura']);
  });

  it('reads a stale change of an incident with the incident as it is now', async () => {
    const student = await join(api.people.address('estudiante'), 'Ana Rojas');
    const admin = await join(api.people.address('admin'), 'Jefa Campos');
    const { data: reported } = await student.POST('/incidentes', {
      body: { titulo: 'Fuga', descripcion: 'Gotea.', nivel_riesgo: 'bajo' },
    });

    const { error } = await admin.PUT('/incidentes/{id}', {
      params: { path: { id: reported!.id }, header: { 'If-Match': '"7"' } },
      body: { titulo: 'Otra' },
    });

    expect(error?.code).toBe('concurrent-change');
    expect(error?.incidente?.titulo).toBe('Fuga');
  });

  it('reads a refusal as a typed problem', async () => {
    const student = await join(api.people.address('estudiante'), 'Ana Rojas');

    const { error, data } = await student.PUT('/incidentes/{id}/cerrar', {
      params: { path: { id: '00000000-0000-4000-8000-000000000000' } },
      body: { motivo: 'x' },
    });

    expect(data).toBeUndefined();
    expect(error?.code).toBe('only-admins-close');
    expect(error?.error).toBe('Solo administradores pueden cerrar incidentes');
  });
});
