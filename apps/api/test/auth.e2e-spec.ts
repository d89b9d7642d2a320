import { ReceiptRepository } from '@vigia/domain/shared';
import { UserRepository, registerUser } from '@vigia/domain/user';
import { ACCESS_TOKEN_SECONDS } from '@vigia/platform';
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from './support/movable-clock.js';
import { PASSWORD, cookiesOf } from './support/people.js';
import { WEB_ORIGIN, startApi, type RunningApi } from './support/start-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.close();
});

const registration = (email: string, more: object = {}): object => ({
  email,
  password: PASSWORD,
  nombre: 'Ana Rojas',
  ...more,
});

describe('POST /auth/register', () => {
  it.each([
    ['estudiante', '  P-Case@UTEC.edu.pe ', undefined],
    ['admin', 'p-boss@admin.utec.edu.pe', undefined],
    ['trabajador', 'p-tech@servicios.utec.edu.pe', 'TI'],
    ['trabajador', 'p-suffix@not-utec.edu.pe', 'Limpieza'],
    ['trabajador', 'p-sub@x.utec.edu.pe', 'Seguridad'],
  ])('[ACC-1] gives the role %s to %s', async (tipo, email, especialidad) => {
    const answer = await api.post('/auth/register', {
      body: registration(email, { ...(especialidad !== undefined && { especialidad }) }),
    });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      message: 'Usuario registrado exitosamente',
      user: {
        email: email.trim().toLowerCase(),
        nombre: 'Ana Rojas',
        tipo,
        estado: 'sin_verificar',
      },
    });
    expect(answer.body.user.especialidad).toBe(
      especialidad === 'Limpieza' ? 'Servicio de Limpieza' : especialidad,
    );
  });

  it.each([
    [{}, 'Email, password y nombre son requeridos'],
    [{ email: 'a@utec.edu.pe', password: PASSWORD }, 'Email, password y nombre son requeridos'],
    [registration('a@utec.edu.pe', { nombre: '  ' }), 'Email, password y nombre son requeridos'],
    [registration('not an address'), 'Email inválido'],
    [registration('a@localhost'), 'Email inválido'],
    [
      registration('a@utec.edu.pe', { password: 'corta' }),
      'La contraseña debe tener al menos 10 caracteres',
    ],
    [registration('a@any.example'), 'Especialidad es requerida para trabajadores'],
    [
      registration('a@any.example', { especialidad: '' }),
      'Especialidad es requerida para trabajadores',
    ],
    [
      registration('a@any.example', { especialidad: 'Plomero' }),
      'Especialidad inválida. Debe ser una de: TI, Servicio de Limpieza, Seguridad, Electricista',
    ],
  ])('[API-1] refuses %j with the words of the contract', async (body, error) => {
    const answer = await api.post('/auth/register', { body });

    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.error).toBe(error);
  });

  it.each([
    ['a common one', () => 'password123'],
    ['their name with digits', () => 'Ana Rojas 2026'],
    ['their address', (email: string) => email.toUpperCase()],
  ])('[ACC-22] refuses as password %s, and stores nothing', async (_what, password) => {
    const email = api.people.address('estudiante');

    const answer = await api.post('/auth/register', {
      body: registration(email, { password: password(email) }),
    });

    expect([answer.status, answer.body.code]).toEqual([400, 'password-too-common']);
    expect(answer.body.error).toContain('primeras que alguien probaría');
    expect(await api.app.get(UserRepository).find(email)).toBeUndefined();
  });

  it('[ACC-3] gives nobody but workers a speciality', async () => {
    const email = api.people.address('estudiante');

    const answer = await api.post('/auth/register', {
      body: registration(email, { especialidad: 'TI' }),
    });

    expect(answer.body.user).not.toHaveProperty('especialidad');
  });

  it('refuses an address that has an account', async () => {
    const { email } = await api.people.student();

    const answer = await api.post('/auth/register', { body: registration(email.toUpperCase()) });

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'user-exists', error: 'El usuario ya existe' });
  });

  it('stores argon2id with 19 MiB, two passes and one lane', async () => {
    const { email } = await api.people.student();

    const user = await api.app.get(UserRepository).find(email);

    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('mails the link in the language that was asked for', async () => {
    const [spanish, english] = [api.people.address('estudiante'), api.people.address('estudiante')];

    await api.post('/auth/register', { body: registration(spanish) });
    await api.post('/auth/register', {
      body: registration(english),
      headers: { 'Accept-Language': 'en-GB,en;q=0.9,es;q=0.1' },
    });

    expect((await api.mailbox.wait(spanish)).subject).toBe('Verifica tu correo en Vigía');
    expect((await api.mailbox.wait(english)).subject).toBe('Verify your address for Vigía');
  });

  it('mails the link although the mail server refuses at first', async () => {
    const email = api.people.address('estudiante');
    api.mailbox.refuse = 1;

    await api.post('/auth/register', { body: registration(email) });

    expect((await api.mailbox.wait(email)).text).toContain('/verificar?token=');
  });

  it('mails an address that nobody proved no word of whoever typed it', async () => {
    const email = api.people.address('estudiante');
    const nombre = 'Premio en https://evil.example';

    await api.post('/auth/register', { body: registration(email, { nombre }) });

    const mail = await api.mailbox.wait(email);
    expect(mail.text + mail.html).not.toContain('evil.example');
    expect(mail.html).toContain(`${WEB_ORIGIN}/verificar?token=`);
  });

  it('[API-3] answers a resend with the first result, sends no second mail and keeps no password', async () => {
    const email = api.people.address('estudiante');
    const call = {
      body: registration(email),
      headers: { 'Idempotency-Key': randomUUID() },
    };

    const first = await api.post('/auth/register', call);
    const again = await api.post('/auth/register', call);

    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    await api.mailbox.wait(email);
    await api.post('/auth/verify/resend', { body: { email } });
    await api.mailbox.wait(email, 2);
    expect(api.mailbox.of(email)).toHaveLength(2);
  });

  it('[API-3] answers both of two equal requests that come at once', async () => {
    const call = {
      body: registration(api.people.address('estudiante')),
      headers: { 'Idempotency-Key': randomUUID() },
    };

    const [one, other] = await Promise.all([
      api.post('/auth/register', call),
      api.post('/auth/register', call),
    ]);

    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body).toEqual(other.body);
  });

  it('[API-3] refuses another request under the same key', async () => {
    const email = api.people.address('estudiante');
    const headers = { 'Idempotency-Key': randomUUID() };

    await api.post('/auth/register', { body: registration(email), headers });
    const other = await api.post('/auth/register', {
      body: registration(email, { nombre: 'Otra' }),
      headers,
    });

    expect(other.status).toBe(409);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it.each([
    ['an empty', ''],
    ['a blank in the', 'with blank'],
    ['a letter beyond ASCII in the', 'ñ'],
    ['a long', 'x'.repeat(129)],
  ])('refuses %s Idempotency-Key', async (_what, key) => {
    const answer = await api.post('/auth/register', {
      body: registration(api.people.address('estudiante')),
      headers: { 'Idempotency-Key': key },
    });

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toBe('#/Idempotency-Key');
  });
});

describe('POST /auth/verify', () => {
  it('[ACC-4] activates a student', async () => {
    const email = api.people.address('estudiante');
    await api.post('/auth/register', { body: registration(email) });

    const answer = await api.post('/auth/verify', {
      body: { token: await api.mailbox.token(email), password: PASSWORD },
    });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ message: 'Correo verificado', user: { estado: 'activo' } });
  });

  it('[ACC-5] lets a foreign worker wait for an admin', async () => {
    const worker = await api.people.worker({ foreign: true });

    const me = await api.get('/me', { as: worker });

    expect(me.body.estado).toBe('por_aprobar');
  });

  it('[ACC-15] works once', async () => {
    const email = api.people.address('estudiante');
    await api.post('/auth/register', { body: registration(email) });
    const token = await api.mailbox.token(email);

    await api.post('/auth/verify', { body: { token, password: PASSWORD } });
    const again = await api.post('/auth/verify', { body: { token, password: PASSWORD } });

    expect(again.status).toBe(400);
    expect(again.body.code).toBe('link-invalid');
  });

  it('[ACC-15] expires', async () => {
    const email = api.people.address('estudiante');
    await api.post('/auth/register', { body: registration(email) });
    const token = await api.mailbox.token(email);

    api.clock.advance(24 * HOUR_MS + 1000);
    const answer = await api.post('/auth/verify', { body: { token, password: PASSWORD } });

    expect(answer.body.code).toBe('link-invalid');
  });

  it('refuses a token that never was', async () => {
    const answer = await api.post('/auth/verify', { body: { token: 'nope' } });

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('link-invalid');
  });
});

describe('POST /auth/verify/resend', () => {
  it('mails a further link to an account that waits', async () => {
    const email = api.people.address('estudiante');
    await api.post('/auth/register', { body: registration(email) });
    await api.mailbox.wait(email);

    const answer = await api.post('/auth/verify/resend', { body: { email } });
    const token = await api.mailbox.token(email, 2);

    expect(answer.status).toBe(202);
    expect((await api.post('/auth/verify', { body: { token, password: PASSWORD } })).status).toBe(
      200,
    );
  });

  it('answers the same and mails nothing when there is no such account or it is verified', async () => {
    const { email } = await api.people.student();
    const nobody = api.people.address('estudiante');

    const answers = await Promise.all(
      [email, nobody].map((one) => api.post('/auth/verify/resend', { body: { email: one } })),
    );
    const marker = await api.people.student();

    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    await api.mailbox.wait(marker.email);
    expect(api.mailbox.of(email)).toHaveLength(1);
    expect(api.mailbox.of(nobody)).toHaveLength(0);
  });
});

describe('POST /auth/login', () => {
  it('[ACC-8] answers tokens and sets cookies that scripts cannot read', async () => {
    const { email } = await api.people.student();

    const answer = await api.post('/auth/login', { body: { email, password: PASSWORD } });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      message: 'Login exitoso',
      user: { email, nombre: 'Ana Rojas', tipo: 'estudiante' },
      token_type: 'Bearer',
      expires_in: 900,
    });
    const cookies = answer.get('Set-Cookie') ?? [];
    expect(cookies).toHaveLength(2);
    expect(cookies[0]).toMatch(
      /^vigia_session=[\w-]+\.[\w-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    expect(cookies[1]).toMatch(
      /^vigia_access=[\w.-]+; Max-Age=900; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('[ACC-8] opens a different session every time', async () => {
    const person = await api.people.student();
    const again = await api.people.login(person.email, person.name, person.role);

    expect(again.refreshToken).not.toBe(person.refreshToken);
    expect(again.cookie).not.toBe(person.cookie);
  });

  it.each([{}, { email: 'a@utec.edu.pe' }, { password: 'x' }, { email: '', password: '' }])(
    'refuses %j with the words of the contract',
    async (body) => {
      const answer = await api.post('/auth/login', { body });

      expect(answer.status).toBe(400);
      expect(answer.body.error).toBe('Email y password son requeridos');
    },
  );

  it('[ACC-11] answers a wrong password and an unknown address alike', async () => {
    const { email } = await api.people.student();

    const wrong = await api.post('/auth/login', { body: { email, password: 'wrong password' } });
    const unknown = await api.post('/auth/login', {
      body: { email: api.people.address('estudiante'), password: 'wrong password' },
    });

    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.headers['www-authenticate']).toBe('Bearer realm="vigia"');
    const { instance: _one, ...first } = wrong.body;
    const { instance: _other, ...second } = unknown.body;
    expect(first).toEqual(second);
    expect(first.error).toBe('Credenciales inválidas');
  });

  it('[ACC-12] takes the SHA-256 of the old system once and stores argon2id from then on', async () => {
    const users = api.app.get(UserRepository);
    const email = api.people.address('estudiante');
    const legacy = createHash('sha256').update('viejo1').digest('hex');
    await users.create(
      registerUser({ email, name: 'Vieja Cuenta', speciality: null }, api.config.campus.roles, {
        id: randomUUID(),
        passwordHash: legacy,
        at: api.clock.now(),
      }),
    );

    const wrong = await api.post('/auth/login', { body: { email, password: 'viejo2' } });
    const first = await api.post('/auth/login', { body: { email, password: 'viejo1' } });
    const stored = await users.find(email);
    const second = await api.post('/auth/login', { body: { email, password: 'viejo1' } });
    const byHash = await api.post('/auth/login', { body: { email, password: legacy } });

    expect([wrong, first, second, byHash].map(({ status }) => status)).toEqual([
      401, 200, 200, 401,
    ]);
    expect(stored?.passwordHash).toMatch(/^\$argon2id\$/);
  });

  it('lets an inert account in, to finish its registration', async () => {
    const admin = await api.people.admin({ verified: false });

    expect((await api.get('/me', { as: admin })).body.estado).toBe('sin_verificar');
  });

  it('refuses a deactivated account that knows its password', async () => {
    const person = await api.people.student();
    const users = api.app.get(UserRepository);
    const user = (await users.find(person.email))!;
    await users.save({ ...user, status: 'desactivado', version: user.version + 1 });

    const right = await api.post('/auth/login', {
      body: { email: person.email, password: PASSWORD },
    });
    const wrong = await api.post('/auth/login', {
      body: { email: person.email, password: 'wrong' },
    });

    expect(right.body.code).toBe('account-deactivated');
    expect(wrong.body.code).toBe('credentials-invalid');
  });
});

describe('a session', () => {
  it('is carried by the cookies alone', async () => {
    const { cookie, email } = await api.people.student();

    const me = await api.get('/me', { headers: { Cookie: cookie } });

    expect(me.body.email).toBe(email);
    expect(me.get('Set-Cookie')).toBeUndefined();
  });

  it('[ACC-9] slides with the use of its cookie, and gets a new access cookie when that is due', async () => {
    const { cookie, email } = await api.people.student();
    const [session = ''] = cookie.split('; ');

    for (let hour = 0; hour < 30; hour += 10) {
      api.clock.advance(10 * HOUR_MS);
      const me = await api.get('/me', { headers: { Cookie: cookie } });

      expect(me.body.email).toBe(email);
      expect(cookiesOf(me.get('Set-Cookie'))).toMatch(
        new RegExp(`^${session.replaceAll('.', '\\.')}; vigia_access=`),
      );
    }
  });

  it('[ACC-9] ends twelve hours after its last use', async () => {
    const { cookie } = await api.people.student();

    api.clock.advance(12 * HOUR_MS);
    const me = await api.get('/me', { headers: { Cookie: cookie } });

    expect(me.status).toBe(401);
  });

  it('ends with its token when the token is all there is', async () => {
    const person = await api.people.student();

    api.clock.advance(ACCESS_TOKEN_SECONDS * 1000);
    const me = await api.get('/me', { as: person });

    expect(me.status).toBe(401);
  });

  it.each([
    ['a forged cookie', { Cookie: `vigia_session=${randomUUID()}.secret` }],
    ['half a cookie', { Cookie: 'vigia_session=.' }],
    ['a cookie that no key can hold', { Cookie: `vigia_session=${'a'.repeat(3000)}.secret` }],
    ['a forged token', { Authorization: 'Bearer aaa.bbb.ccc' }],
    ['an unsigned token', { Authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.' }],
    ['another scheme', { Authorization: 'Basic YTpi' }],
    ['the header of the old client alone', { 'X-User-Email': 'boss@admin.utec.edu.pe' }],
  ])('is not %s', async (_what, headers) => {
    const me = await api.get('/me', { headers });

    expect(me.status).toBe(401);
    expect(me.body.error).toBe('No autenticado');
  });

  it('is not the right id with a wrong secret', async () => {
    const { cookie } = await api.people.student();
    const [session = ''] = cookie.split('; ');

    const me = await api.get('/me', { headers: { Cookie: `${session.slice(0, -1)}_` } });

    expect(me.status).toBe(401);
  });

  it('[ACC-13] agrees with X-User-Email, compared trimmed and lower-cased', async () => {
    const [person, other] = [await api.people.student(), await api.people.student()];

    const same = await api.get('/me', {
      as: person,
      headers: { 'X-User-Email': person.email.toUpperCase() },
    });
    const foreign = await api.get('/me', { as: person, headers: { 'X-User-Email': other.email } });

    expect(same.status).toBe(200);
    expect(foreign.status).toBe(401);
  });

  it('[ACC-7] of an account that waits opens nothing but its own state', async () => {
    const worker = await api.people.worker({ foreign: true });

    const ticket = await api.post('/auth/ws-ticket', { as: worker });

    expect(ticket.status).toBe(403);
    expect(ticket.body.code).toBe('account-awaiting-approval');
    expect((await api.get('/me', { as: worker })).status).toBe(200);
  });

  it('[ACC-7] knows of a verification and an approval at once', async () => {
    const [admin, worker] = [
      await api.people.admin({ verified: false }),
      await api.people.worker({ foreign: true }),
    ];
    const path = `/users/${worker.email}/aprobar`;

    const early = await api.put(path, { as: admin });
    await api.post('/auth/verify', {
      body: { token: await api.mailbox.token(admin.email), password: PASSWORD },
    });
    const late = await api.put(path, { as: admin });

    expect(early.body.code).toBe('account-unverified');
    expect(late.status).toBe(200);
    expect((await api.post('/auth/ws-ticket', { as: worker })).status).toBe(201);
  });
});

describe('POST /auth/logout', () => {
  it('ends the session, its refresh token included, and clears the cookies', async () => {
    const { cookie, refreshToken } = await api.people.student();

    const answer = await api.post('/auth/logout', { headers: { Cookie: cookie } });

    expect(answer.status).toBe(204);
    expect(cookiesOf(answer.get('Set-Cookie'))).toBe('vigia_session=; vigia_access=');
    const [session = ''] = cookie.split('; ');
    expect((await api.get('/me', { headers: { Cookie: session } })).status).toBe(401);
    const refresh = await api.post('/auth/refresh', { body: { refresh_token: refreshToken } });
    expect(refresh.body.code).toBe('session-expired');
  });

  it('leaves the other sessions of the account alone', async () => {
    const person = await api.people.student();
    const other = await api.people.login(person.email, person.name, person.role);

    await api.post('/auth/logout', { as: person });

    const refresh = await api.post('/auth/refresh', {
      body: { refresh_token: other.refreshToken },
    });
    expect(refresh.status).toBe(200);
  });
});

describe('POST /auth/refresh', () => {
  it('[ACC-10] answers a new pair of tokens', async () => {
    const person = await api.people.student();
    api.clock.advance(ACCESS_TOKEN_SECONDS * 1000);

    const first = await api.post('/auth/refresh', { body: { refresh_token: person.refreshToken } });
    const second = await api.post('/auth/refresh', {
      body: { refresh_token: first.body.refresh_token },
    });

    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    expect((await api.get('/me', { as: { token: second.body.access_token } })).status).toBe(200);
  });

  it('[ACC-10] ends the session when a token comes a second time', async () => {
    const { refreshToken, cookie } = await api.people.student();
    const next = await api.post('/auth/refresh', { body: { refresh_token: refreshToken } });

    const reused = await api.post('/auth/refresh', { body: { refresh_token: refreshToken } });

    expect(reused.status).toBe(401);
    expect(reused.body.code).toBe('refresh-reused');
    const after = await api.post('/auth/refresh', {
      body: { refresh_token: next.body.refresh_token },
    });
    expect(after.body.code).toBe('session-expired');
    const [session = ''] = cookie.split('; ');
    expect((await api.get('/me', { headers: { Cookie: session } })).status).toBe(401);
  });

  it('[ACC-10] gives one of two equal requests at once the tokens at most, and ends the session', async () => {
    const { refreshToken } = await api.people.student();
    const refresh = { body: { refresh_token: refreshToken } };

    const both = await Promise.all([
      api.post('/auth/refresh', refresh),
      api.post('/auth/refresh', refresh),
    ]);

    const winners = both.filter(({ status }) => status === 200);
    expect(winners.length).toBeLessThanOrEqual(1);
    for (const { body } of winners) {
      const next = await api.post('/auth/refresh', { body: { refresh_token: body.refresh_token } });
      expect(next.status).toBe(401);
    }
  });

  it('[ACC-10] expires after thirty days', async () => {
    const { refreshToken } = await api.people.student();

    api.clock.advance(30 * 24 * HOUR_MS);
    const answer = await api.post('/auth/refresh', { body: { refresh_token: refreshToken } });

    expect(answer.body.code).toBe('session-expired');
  });

  it('continues by the session cookie when there is no token, and hands out none', async () => {
    const { cookie } = await api.people.student();

    const answer = await api.post('/auth/refresh', { headers: { Cookie: cookie } });

    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty('refresh_token');
    expect(cookiesOf(answer.get('Set-Cookie'))).toContain('vigia_access=');
  });

  it('refuses when there is neither', async () => {
    const answer = await api.post('/auth/refresh');

    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('session-expired');
  });
});

describe('POST /auth/ws-ticket', () => {
  it('answers a ticket for a minute, a different one every time', async () => {
    const person = await api.people.student();

    const one = await api.post('/auth/ws-ticket', { as: person });
    const other = await api.post('/auth/ws-ticket', { as: person });

    expect(one.status).toBe(201);
    expect(one.body.expires_in).toBe(60);
    expect(other.body.ticket).not.toBe(one.body.ticket);
  });

  it('answers nothing that opens the api itself', async () => {
    const person = await api.people.student();
    const { body } = await api.post('/auth/ws-ticket', { as: person });

    expect((await api.get('/me', { as: { token: body.ticket } })).status).toBe(401);
  });
});

describe('a write from a browser', () => {
  it.each([
    ['an origin of ours', { Origin: WEB_ORIGIN }, 204],
    ['the page itself', { Origin: 'http://10.0.0.1', 'Sec-Fetch-Site': 'same-origin' }, 204],
    ['the address bar', { 'Sec-Fetch-Site': 'none' }, 204],
    ['no browser', {}, 204],
    ['a foreign origin', { Origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { Origin: 'null' }, 403],
    ['a foreign site without origin', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    [
      'a neighbour of ours',
      { Origin: 'https://x.utec.edu.pe', 'Sec-Fetch-Site': 'same-site' },
      403,
    ],
  ])('[ACC-14] by cookie from %s', async (_what, headers, status) => {
    const { cookie } = await api.people.student();

    const answer = await api.post('/auth/logout', { headers: { Cookie: cookie, ...headers } });

    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('csrf-refused');
  });

  it('[ACC-14] logs nobody in from a foreign page', async () => {
    const { email } = await api.people.student();

    const answer = await api.post('/auth/login', {
      body: { email, password: PASSWORD },
      headers: { Origin: 'https://evil.example' },
    });

    expect(answer.body.code).toBe('csrf-refused');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    '[ACC-14] is not read as %s, which a form can send',
    async (type) => {
      const answer = await api.post('/auth/login', {
        raw: '{"email":"a@utec.edu.pe","password":"x"}',
        headers: { 'Content-Type': type },
      });

      expect(answer.status).toBe(415);
    },
  );

  it('[ACC-14] with a bearer token may come from anywhere, because no browser adds one by itself', async () => {
    const person = await api.people.student();

    const answer = await api.post('/auth/logout', {
      as: person,
      headers: { Origin: 'https://evil.example' },
    });

    expect(answer.status).toBe(204);
  });
});

describe('too many attempts', () => {
  let strict: RunningApi;

  beforeAll(async () => {
    strict = await startApi({ ATTEMPTS_PER_ACCOUNT: '3', ATTEMPTS_PER_IP: '8' });
  });

  afterAll(async () => {
    await strict.close();
  });

  it('[ACC-16] for one account from one address are refused until the window ends', async () => {
    const login = (ip: string) =>
      strict.post('/auth/login', {
        body: { email: 'a@utec.edu.pe', password: 'wrong' },
        headers: { 'X-Forwarded-For': ip },
      });

    const statuses = [await login('192.0.2.1'), await login('192.0.2.1'), await login('192.0.2.1')];
    const refused = await login('192.0.2.1');
    const elsewhere = await login('192.0.2.2');
    strict.clock.advance(15 * MINUTE_MS);
    const later = await login('192.0.2.1');

    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(statuses[0]?.headers['ratelimit']).toBe(
      '"address";r=999999;t=60, "account";r=2;t=900, "attempts";r=7;t=900',
    );
    expect(statuses[0]?.headers['ratelimit-policy']).toBe(
      '"address";q=1000000;w=60, "account";q=3;w=900, "attempts";q=8;w=900',
    );
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'rate-limited',
      error: 'Demasiados intentos. Espera 900 segundos.',
    });
    expect(refused.headers['retry-after']).toBe('900');
    expect(elsewhere.status).toBe(401);
    expect(later.status).toBe(401);
  });

  it.each([
    ['/auth/login', (n: number) => ({ email: `x${String(n)}@utec.edu.pe`, password: 'wrong' })],
    ['/auth/register', (n: number) => ({ email: `x${String(n)}`, password: 'short', nombre: 'x' })],
    ['/auth/verify', (n: number) => ({ token: `x${String(n)}` })],
    ['/auth/verify/resend', (n: number) => ({ email: `x${String(n)}@utec.edu.pe` })],
  ])(
    '[ACC-16] from one address are refused on %s, whatever accounts they name',
    async (path, body) => {
      const headers = { 'X-Forwarded-For': '198.51.100.7' };

      const statuses: number[] = [];
      for (let n = 0; n < 9; n += 1) {
        statuses.push((await strict.post(path, { body: body(n), headers })).status);
      }

      expect(statuses.slice(0, 8)).not.toContain(429);
      expect(statuses[8]).toBe(429);
    },
  );

  it('[ACC-16] cannot be had by inventing forwarding addresses', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const answer = await strict.post('/auth/login', {
        body: { email: 'b@utec.edu.pe', password: 'wrong' },
        headers: { 'X-Forwarded-For': `203.0.113.${String(n)}, 192.0.2.9` },
      });
      statuses.push(answer.status);
    }

    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});

describe('receipts', () => {
  it('[API-3] hold nothing of a password', async () => {
    const email = api.people.address('estudiante');
    const found: unknown[] = [];
    const receipts = api.app.get(ReceiptRepository);
    const find = receipts.find.bind(receipts);
    receipts.find = async (id) => {
      const receipt = await find(id);
      found.push(receipt);
      return receipt;
    };
    const call = { body: registration(email), headers: { 'Idempotency-Key': 'k' } };

    await api.post('/auth/register', call);
    await api.post('/auth/register', call);
    receipts.find = find;

    const stored = JSON.stringify(found);
    expect(stored).toContain(email);
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain('argon2');
  });
});
