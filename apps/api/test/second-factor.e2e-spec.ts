import { UserRepository } from '@vigia/domain/user';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

const MINUTE_MS = 60_000;
const STEP_MS = 30_000;

/** The code that an app with this secret shows now. */
const codeOf = (api: RunningApi, secret: string) =>
  generate({ secret, epoch: Math.floor(api.clock.nowMs() / 1000) });

const login = (api: RunningApi, email: string, codigo?: string, ip = '192.0.2.1') =>
  api.post('/auth/login', {
    body: { email, password: PASSWORD, ...(codigo !== undefined && { codigo }) },
    headers: { 'X-Forwarded-For': ip },
  });

const codeIn = (answer: { body: unknown }) => (answer.body as { code?: string }).code;

/** Sets a second factor up as a person does, and waits for the next code. */
async function setUp(api: RunningApi, as: { readonly token: string }) {
  const { body } = await api.post('/me/segundo-paso', { as });
  const { secreto: secret, uri } = body as { secreto: string; uri: string };
  const confirmed = await api.post('/me/segundo-paso/confirmar', {
    as,
    body: { codigo: await codeOf(api, secret) },
  });
  api.clock.advance(STEP_MS);
  return { secret, uri, recovery: (confirmed.body as { codigos: string[] }).codigos };
}

describe('a second factor', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api.close();
  });

  it('[TOT-1] is on after a first code, and told once: ten codes for a lost phone', async () => {
    const student = await api.people.student();
    const { body } = await api.post('/me/segundo-paso', { as: student });
    const { secreto: secret, uri } = body as { secreto: string; uri: string };

    const wrong = await api.post('/me/segundo-paso/confirmar', {
      as: student,
      body: { codigo: '000000' },
    });
    const before = await login(api, student.email);
    const right = await api.post('/me/segundo-paso/confirmar', {
      as: student,
      body: { codigo: await codeOf(api, secret) },
    });
    const me = await api.get('/me', { as: student });

    expect(uri).toContain(`secret=${secret}`);
    expect(codeIn(wrong)).toBe('code-invalid');
    expect(before.status).toBe(200);
    expect(new Set((right.body as { codigos: string[] }).codigos).size).toBe(10);
    expect(me.body).toMatchObject({ segundo_paso: true });
    expect(JSON.stringify(me.body)).not.toContain(secret);
  });

  it('[TOT-6] is stored sealed, and one of before is sealed when a code of it is used', async () => {
    const users = api.app.get(UserRepository);
    const student = await api.people.student();
    const { secret } = await setUp(api, student);
    const stored = async () => (await users.find(student.email))!;
    const sealed = (await stored()).secondFactor!.secret;
    const user = await stored();
    const bare = { ...user.secondFactor!, secret };
    await users.save({ ...user, secondFactor: bare, version: user.version + 1 });

    const entered = await login(api, student.email, await codeOf(api, secret));

    expect(sealed).toMatch(/^sellado\.test\./);
    expect(entered.status).toBe(200);
    expect((await stored()).secondFactor!.secret).toMatch(/^sellado\.test\./);
  });

  it('[TOT-7] is taken away by an admin from somebody who lost it, who is told and logged out', async () => {
    const [admin, student] = [await api.people.admin({ name: 'Eva' }), await api.people.student()];
    await setUp(api, student);
    const reset = (email: string, as: Person) =>
      api.call('DELETE', `/users/${email}/segundo-paso`, { as });

    const answer = await reset(student.email, admin);
    const again = await reset(student.email, admin);
    const mail = await api.mailbox.wait(student.email, 2);
    const trail = await api.get(`/auditoria?persona=${student.email}&tipo=totp_quitado`, {
      as: admin,
    });

    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).not.toHaveProperty('segundo_paso');
    expect(codeIn(again)).toBe('second-factor-off');
    expect((await api.get('/me', { as: student })).status).toBe(401);
    expect((await login(api, student.email)).status).toBe(200);
    expect(mail.subject).toBe('Tu cuenta de Vigía ya no pide un código');
    expect(mail.text).toContain('Eva, de la administración, quitó el segundo paso');
    expect(trail.body).toMatchObject({ eventos: [{ autor: admin.email }] });
  });

  it('[TOT-7] is nobody’s own to take away this way, nor a student’s to take from others', async () => {
    const [admin, student] = [await api.people.admin(), await api.people.student()];
    await setUp(api, admin);
    const reset = (email: string, as: Person) =>
      api.call('DELETE', `/users/${email}/segundo-paso`, { as });

    expect(codeIn(await reset(admin.email, admin))).toBe('own-second-factor');
    expect(codeIn(await reset(admin.email, student))).toBe('only-admins-reset-second-factors');
    api.clock.advance(11 * MINUTE_MS);
    expect(codeIn(await reset(student.email, admin))).toBe('step-up-required');
  });

  it('[TOT-1] is nothing for an address that nobody proved', async () => {
    const student = await api.people.student({ verified: false });

    expect(codeIn(await api.post('/me/segundo-paso', { as: student }))).toBe('user-not-verified');
  });

  it('[TOT-2] is asked for after the right password only', async () => {
    const student = await api.people.student();
    const { secret } = await setUp(api, student);

    const without = await login(api, student.email);
    const wrongPassword = await api.post('/auth/login', {
      body: { email: student.email, password: 'wrong', codigo: await codeOf(api, secret) },
    });
    const wrongCode = await login(api, student.email, '000000');
    const right = await login(api, student.email, await codeOf(api, secret));

    expect([without.status, codeIn(without)]).toEqual([401, 'code-required']);
    expect(codeIn(wrongPassword)).toBe('credentials-invalid');
    expect(codeIn(wrongCode)).toBe('code-invalid');
    expect(right.status).toBe(200);
  });

  it('[TOT-2] takes no code twice, not even at once, and no older one', async () => {
    const student = await api.people.student();
    const { secret } = await setUp(api, student);
    const older = await codeOf(api, secret);
    api.clock.advance(STEP_MS);
    const code = await codeOf(api, secret);

    const atOnce = await Promise.all([
      login(api, student.email, code, '192.0.2.11'),
      login(api, student.email, code, '192.0.2.12'),
    ]);
    const again = await login(api, student.email, code, '192.0.2.13');
    const earlier = await login(api, student.email, older, '192.0.2.14');

    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(codeIn(again)).toBe('code-invalid');
    expect(codeIn(earlier)).toBe('code-invalid');
  });

  it('[TOT-3] gives way to each recovery code once, however it is typed', async () => {
    const student = await api.people.student();
    const { recovery } = await setUp(api, student);
    const typed = ` ${recovery[0]!.toUpperCase().replaceAll('-', ' ')} `;

    const first = await login(api, student.email, typed);
    const second = await login(api, student.email, typed);

    expect(first.status).toBe(200);
    expect(codeIn(second)).toBe('code-invalid');
  });

  it('[TOT-2] is guessed from many addresses in vain', async () => {
    const student = await api.people.student();
    const { secret } = await setUp(api, student);
    for (let n = 1; n <= 20; n += 1) {
      await login(api, student.email, '000000', `198.51.100.${String(n)}`);
    }

    const refused = await login(api, student.email, '000001', '198.51.100.99');
    api.clock.advance(60 * MINUTE_MS);
    const owner = await login(api, student.email, await codeOf(api, secret), '198.51.100.99');

    expect(refused.status).toBe(429);
    expect(owner.status).toBe(200);
  });

  it('[TOT-4] is taken away after a proof of the last ten minutes, and the trail says so', async () => {
    const student = await api.people.student();
    const { secret } = await setUp(api, student);
    api.clock.advance(11 * MINUTE_MS);

    const tooLate = await api.call('DELETE', '/me/segundo-paso', { as: student });
    const wrong = await api.post('/auth/confirmar', { as: student, body: { password: 'wrong' } });
    await api.post('/auth/confirmar', {
      as: student,
      body: { codigo: await codeOf(api, secret) },
    });
    const removed = await api.call('DELETE', '/me/segundo-paso', { as: student });

    expect(codeIn(tooLate)).toBe('step-up-required');
    expect(codeIn(wrong)).toBe('credentials-invalid');
    expect(removed.status).toBe(204);
    expect((await login(api, student.email)).status).toBe(200);
    const admin = await api.people.admin();
    const { body } = await api.get(`/auditoria?persona=${student.email}`, { as: admin });
    const kinds = (body as { eventos: { tipo: string }[] }).eventos.map(({ tipo }) => tipo);
    expect(kinds).toEqual(expect.arrayContaining(['totp_activado', 'totp_quitado']));
  });

  it('[TOT-4] of an admin or not: roles, invitations and deactivations take a fresh proof', async () => {
    const [admin, student] = [await api.people.admin(), await api.people.student()];
    api.clock.advance(11 * MINUTE_MS);
    const grave = async () => [
      await api.put(`/users/${student.email}/rol`, { as: admin, body: { tipo: 'admin' } }),
      await api.post('/invitaciones', {
        as: admin,
        body: { email: api.people.address('admin'), tipo: 'admin' },
      }),
      await api.put(`/users/${student.email}/desactivar`, { as: admin }),
    ];

    const before = await grave();
    await api.post('/auth/confirmar', { as: admin, body: { password: PASSWORD } });
    const after = await grave();

    expect(before.map(codeIn)).toEqual(Array(3).fill('step-up-required'));
    expect(after.map(({ status }) => status)).toEqual([200, 201, 200]);
  });
});

describe('where admins must have a second factor', () => {
  let api: RunningApi;
  let admin: Person;

  beforeAll(async () => {
    api = await startApi({ ADMIN_TOTP: 'required' });
    admin = await api.people.admin();
  });

  afterAll(async () => {
    await api.close();
  });

  it('[TOT-5] an admin without one can do nothing but set it up, and then everything', async () => {
    const calls = ['/users', '/incidentes', '/auditoria', '/notificaciones'];
    const ask = () => Promise.all(calls.map((path) => api.get(path, { as: admin })));

    const before = await ask();
    const ticket = await api.post('/auth/ws-ticket', { as: admin });
    const me = await api.get('/me', { as: admin });
    await setUp(api, admin);
    const after = await ask();

    for (const answer of [...before, ticket]) {
      expect(codeIn(answer)).toBe('account-lacks-second-factor');
    }
    expect(me.body).toMatchObject({ estado: 'sin_segundo_paso' });
    expect(after.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(codeIn(await api.call('DELETE', '/me/segundo-paso', { as: admin }))).toBe(
      'second-factor-required',
    );
  });

  it('[TOT-5] nobody else needs one', async () => {
    const student = await api.people.student();

    expect((await api.get('/incidentes', { as: student })).status).toBe(200);
  });
});
