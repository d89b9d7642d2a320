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
      [path.id, ['iniciar', 'resolver']],
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
