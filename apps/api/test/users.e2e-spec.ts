import { UserRepository } from '@vigia/domain/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

let api: RunningApi;
let admin: Person;

beforeAll(async () => {
  api = await startApi();
  admin = await api.people.admin({ name: 'Jefa' });
});

afterAll(async () => {
  await api.close();
});

describe('GET /me', () => {
  it('answers the account as it is stored now', async () => {
    const worker = await api.people.worker({ speciality: 'Electricista' });

    const me = await api.get('/me', { as: worker });

    expect(me.status).toBe(200);
    expect(me.body).toEqual({
      email: worker.email,
      user_id: expect.any(String),
      nombre: 'Ana Rojas',
      tipo: 'trabajador',
      created_at: expect.any(String),
      especialidad: 'Electricista',
      estado: 'activo',
      carga: 0,
      idioma: 'es',
    });
  });
});

describe('GET /users', () => {
  it('answers a bare array of one role, with the load of workers', async () => {
    const worker = await api.people.worker({ speciality: 'Seguridad' });
    const student = await api.people.student();

    const answer = await api.get('/users?tipo=trabajador', { as: admin });

    const emails = (answer.body as { email: string }[]).map(({ email }) => email);
    expect(emails).toContain(worker.email);
    expect(emails).not.toContain(student.email);
    expect(emails).toEqual([...emails].sort());
    expect(answer.body.every(({ carga }: { carga?: number }) => carga === 0)).toBe(true);
  });

  it('answers everybody without a role, and keeps to a state', async () => {
    const waiting = await api.people.worker({ foreign: true });

    const all = await api.get('/users?tipo=', { as: admin });
    const some = await api.get('/users?estado=por_aprobar', { as: admin });

    const roles = new Set((all.body as { tipo: string }[]).map(({ tipo }) => tipo));
    expect(roles).toEqual(new Set(['admin', 'trabajador', 'estudiante']));
    expect((some.body as { email: string }[]).map(({ email }) => email)).toEqual([waiting.email]);
  });

  it('never answers a password', async () => {
    const answer = await api.get('/users', { as: admin });

    expect(answer.text).not.toContain('argon2');
    expect(answer.text).not.toMatch(/password/i);
  });

  it('pages through all roles without losing or repeating anybody', async () => {
    await Promise.all([api.people.student(), api.people.student(), api.people.worker()]);
    const whole = await api.get('/users', { as: admin });

    const seen: string[] = [];
    let path: string | undefined = '/users?limite=2';
    while (path !== undefined) {
      const page = await api.get(path, { as: admin });
      expect(page.body.length).toBeLessThanOrEqual(2);
      seen.push(...(page.body as { email: string }[]).map(({ email }) => email));
      const next = /^<(.*)>; rel="next"$/.exec(page.headers['link'] ?? '')?.[1];
      path = next === undefined ? undefined : `/users${next}`;
    }

    expect(seen).toEqual((whole.body as { email: string }[]).map(({ email }) => email));
  });

  it.each([
    ['a word', 'nope'],
    ['nonsense of the right role', 'trabajador~nope'],
    ['half a cursor', '~'],
    ['a cursor of another role', 'estudiante~eyJ9'],
    ['a role that is not listed', 'admin~'],
    ['a long text', 'x'.repeat(2000)],
  ])('refuses %s as a cursor', async (_what, cursor) => {
    const answer = await api.get(`/users?tipo=trabajador&cursor=${encodeURIComponent(cursor)}`, {
      as: admin,
    });

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-cursor');
  });

  it.each([
    ['tipo=jefe', '#/tipo'],
    ['tipo=admin&tipo=trabajador', '#/tipo'],
    ['estado=feliz', '#/estado'],
    ['limite=0', '#/limite'],
    ['limite=1001', '#/limite'],
    ['limite=1.5', '#/limite'],
    ['limite=', '#/limite'],
    ['limite=0x10', '#/limite'],
    ['cursor=a&cursor=b', '#/cursor'],
    ['otro=1', '#/otro'],
    ['__proto__=1', '#/__proto__'],
  ])('[API-2] points at what is wrong with ?%s', async (query, pointer) => {
    const answer = await api.get(`/users?${query}`, { as: admin });

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toBe(pointer);
  });

  it('says the words of the contract to strangers and to others', async () => {
    const student = await api.people.student();

    expect((await api.get('/users')).body.error).toBe(
      'No autenticado. Header X-User-Email requerido.',
    );
    expect((await api.get('/users?tipo=jefe', { as: student })).body.error).toBe(
      'Solo administradores pueden listar usuarios',
    );
  });
});

describe('PUT /users/{email}/aprobar', () => {
  it('[ACC-6] lets a waiting worker in, tells them, and changes nothing when repeated', async () => {
    const worker = await api.people.worker({ foreign: true });
    const path = `/users/${encodeURIComponent(` ${worker.email.toUpperCase()} `)}/aprobar`;

    const first = await api.put(path, { as: admin });
    const again = await api.put(path, { as: admin });

    expect(first.body).toMatchObject({ email: worker.email, estado: 'activo' });
    expect(again.body).toEqual(first.body);
    expect((await api.mailbox.wait(worker.email, 2)).subject).toBe(
      'Tu cuenta de Vigía fue aprobada',
    );
    expect((await api.app.get(UserRepository).find(worker.email))?.version).toBe(3);
  });

  it('[ACC-6] approves no address that nobody proved', async () => {
    const worker = await api.people.worker({ foreign: true, verified: false });

    const answer = await api.put(`/users/${worker.email}/aprobar`, { as: admin });

    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('user-not-verified');
  });

  it('revives no deactivated account', async () => {
    const person = await api.people.student();
    const users = api.app.get(UserRepository);
    const user = (await users.find(person.email))!;
    await users.save({ ...user, status: 'desactivado', version: user.version + 1 });

    const answer = await api.put(`/users/${person.email}/aprobar`, { as: admin });

    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('account-not-waiting');
  });

  it.each([
    ['an address of nobody', 'nobody@any.example'],
    ['a blank', '%20'],
    ['a NUL', '%00'],
    ['no address', 'x'],
    ['a prototype', '__proto__'],
    ['an emoji', '%F0%9F%98%80'],
    ['a long text', 'x'.repeat(3000)],
  ])('does not find %s', async (_what, email) => {
    const answer = await api.put(`/users/${email}/aprobar`, { as: admin });

    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('user-not-found');
  });
});

describe('GET /config/publica', () => {
  it('tells forms what they need, to anybody', async () => {
    const answer = await api.get('/config/publica');

    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    expect(answer.body).toEqual({
      dominios: [
        { dominio: 'admin.utec.edu.pe', tipo: 'admin' },
        { dominio: 'utec.edu.pe', tipo: 'estudiante' },
        { dominio: 'servicios.utec.edu.pe', tipo: 'trabajador' },
      ],
      tipo_por_defecto: 'trabajador',
      especialidades: ['TI', 'Servicio de Limpieza', 'Seguridad', 'Electricista'],
      tipos: [
        'Infraestructura',
        'Electricidad',
        'Tecnología',
        'Limpieza',
        'Seguridad',
        'Mobiliario',
        'Otro',
      ],
      pisos: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'Sótano'],
      password_minimo: 10,
      feed_campus: true,
      plazo_reapertura_dias: 7,
      proveedor: { nombre: 'UTEC' },
      push: expect.stringMatching(/^[\w-]{87}$/),
    });
  });
});
