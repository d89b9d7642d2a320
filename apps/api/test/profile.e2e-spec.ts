import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/create-app.js';
import request from 'supertest';
import { startLiveApi, type LiveApi } from './support/live-api.js';
import { PASSWORD, cookiesOf } from './support/people.js';
import type { RunningApi } from './support/start-api.js';

const OTHER = 'otras cuatro palabras';
const SECOND_MS = 1_000;

let live: LiveApi;
let api: RunningApi;

beforeAll(async () => {
  live = await startLiveApi();
  api = live.api;
});

afterAll(async () => {
  await live.close();
});

const login = (email: string, password: string) =>
  api.post('/auth/login', { body: { email, password } });
const changePassword = (as: { token: string }, password: string, nueva_password: string) =>
  api.post('/auth/password/change', { as, body: { password, nueva_password } });

describe('somebody’s own name and language', () => {
  it('[ACC-23] change what is named, and others are told the new name at once', async () => {
    const admin = await api.people.admin({ name: 'Ana Rojas' });
    const invited = api.people.address('trabajador', true);

    const named = await api.put('/me', { as: admin, body: { nombre: '  Ana R. Quispe ' } });
    const spoken = await api.put('/me', { as: admin, body: { idioma: 'en' } });
    await api.post('/invitaciones', { as: admin, body: { email: invited, tipo: 'admin' } });

    expect(named.body).toMatchObject({ nombre: 'Ana R. Quispe', idioma: 'es' });
    expect(spoken.body).toMatchObject({ nombre: 'Ana R. Quispe', idioma: 'en' });
    expect((await api.mailbox.wait(invited)).subject).toBe('Ana R. Quispe te invita a Vigía');
  });

  it('[AUD-1] [ACC-23] leave the old and the new name in the trail', async () => {
    const [admin, student] = [await api.people.admin(), await api.people.student()];
    await api.put('/me', { as: student, body: { nombre: 'Rectorado', idioma: 'en' } });
    await api.put('/me', { as: student, body: { idioma: 'es' } });

    const { body } = await api.get(`/auditoria?persona=${student.email}&tipo=cambio_de_nombre`, {
      as: admin,
    });

    expect(body).toMatchObject({
      eventos: [{ cuenta: student.email, detalle: 'Ana Rojas → Rectorado' }],
    });
  });

  it('[ACC-23] is the language of the registration, and of what is mailed from then on', async () => {
    const email = api.people.address('estudiante');
    await api.post('/auth/register', {
      body: { email, password: PASSWORD, nombre: 'Ann' },
      headers: { 'Accept-Language': 'en' },
    });
    await api.mailbox.wait(email);

    await api.post('/auth/password/forgot', {
      body: { email },
      headers: { 'Accept-Language': 'es' },
    });

    expect((await api.mailbox.wait(email, 2)).subject).toBe('Verify your address for Vigía');
  });
});

describe('a password changed by somebody who is logged in', () => {
  it('[ACC-24] takes the old one, ends every session and answers a fresh one', async () => {
    const student = await api.people.student();
    const phone = await api.people.login(student.email, student.name, student.role);
    const ticket = await api.post('/auth/ws-ticket', { as: phone });
    const socket = await live.connect(`?ticket=${String(ticket.body.ticket)}`);

    const wrong = await changePassword(student, 'wrong', OTHER);
    const right = await changePassword(student, PASSWORD, OTHER);
    const cookies = cookiesOf(right.get('Set-Cookie'));
    await socket.ended();

    expect([wrong.status, wrong.body.code]).toEqual([401, 'credentials-invalid']);
    expect(right.status).toBe(200);
    expect((await api.get('/me', { as: student })).status).toBe(401);
    expect((await api.get('/me', { as: phone })).status).toBe(401);
    expect((await api.get('/me', { headers: { Cookie: cookies } })).status).toBe(200);
    expect((await login(student.email, PASSWORD)).status).toBe(401);
    expect((await login(student.email, OTHER)).status).toBe(200);
  });

  it('[ACC-22] [ACC-24] is none that anybody would try, and then nothing changes', async () => {
    const student = await api.people.student();

    const answer = await changePassword(student, PASSWORD, 'password123');

    expect([answer.status, answer.body.code]).toEqual([400, 'password-too-common']);
    expect((await api.get('/me', { as: student })).status).toBe(200);
  });

  it('[ACC-24] is mailed to its owner, who may not be the one who did it', async () => {
    const student = await api.people.student();
    await changePassword(student, PASSWORD, OTHER);

    const mail = await api.mailbox.wait(student.email, 2);

    expect(mail.subject).toBe('Tu contraseña de Vigía cambió');
    expect(mail.text).toContain('/recuperar');
    expect(mail.text).not.toContain(OTHER);
  });

  it('[LIM-2] [ACC-24] is guessed no faster than a login', async () => {
    const student = await api.people.student();

    const answers = [];
    for (let n = 0; n < 8; n += 1)
      answers.push((await changePassword(student, 'no', OTHER)).status);

    expect(answers.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(answers.at(-1)).toBe(429);
  });
});

describe('a log-out', () => {
  it('[ACC-20] ends the access token, too: here at once, on other tasks within a second', async () => {
    const student = await api.people.student();
    const ticket = await api.post('/auth/ws-ticket', { as: student });
    const socket = await live.connect(`?ticket=${String(ticket.body.ticket)}`);
    const other = await createApp(api.config, { clock: api.clock });
    await other.listen(0, '127.0.0.1');
    const there = async () =>
      (
        await request(await other.getUrl())
          .get('/me')
          .set('Authorization', `Bearer ${student.token}`)
      ).status;
    expect(await there()).toBe(200);

    const answer = await api.post('/auth/logout', { as: student });
    await socket.ended();
    api.clock.advance(SECOND_MS);

    expect(answer.status).toBe(204);
    expect((await api.get('/me', { as: student })).status).toBe(401);
    expect(await there()).toBe(401);
    await other.close();
  });

  it('[ACC-20] leaves the other sessions of the account open', async () => {
    const laptop = await api.people.student();
    const phone = await api.people.login(laptop.email, laptop.name, laptop.role);

    await api.post('/auth/logout', { as: laptop });

    expect((await api.get('/me', { as: phone })).status).toBe(200);
  });
});
