import { UserRepository } from '@vigia/domain/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from './support/movable-clock.js';
import { PASSWORD } from './support/people.js';
import { WEB_ORIGIN, startApi, type RunningApi } from './support/start-api.js';

const NEW = 'otras cuatro palabras al azar';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.close();
});

const forgot = (email: string, language?: string) =>
  api.post('/auth/password/forgot', {
    body: { email },
    ...(language !== undefined && { headers: { 'Accept-Language': language } }),
  });
const reset = (token: string, nueva_password = NEW) =>
  api.post('/auth/password/reset', { body: { token, nueva_password } });
const login = async (email: string, password: string) =>
  (await api.post('/auth/login', { body: { email, password } })).status;

/** The second mail of somebody who registered is the first of a reset. */
async function link(email: string): Promise<string> {
  await forgot(email);
  return api.mailbox.token(email, 2);
}

describe('a forgotten password', () => {
  it('[ACC-19] is replaced by the mailed link, and every session ends', async () => {
    const person = await api.people.student();
    const token = await link(person.email);
    api.clock.advance(MINUTE_MS);

    expect((await reset(token)).status).toBe(200);

    const refresh = { body: { refresh_token: person.refreshToken } };
    expect((await api.post('/auth/refresh', refresh)).body.code).toBe('session-expired');
    const session = person.cookie.split('; ').find((one) => one.startsWith('vigia_session'));
    expect((await api.get('/me', { headers: { Cookie: String(session) } })).status).toBe(401);
    expect(await login(person.email, PASSWORD)).toBe(401);
    expect(await login(person.email, NEW)).toBe(200);
  });

  it('[ACC-19] is asked for without learning whether there is an account', async () => {
    const known = await api.people.student();
    const nobody = api.people.address('estudiante');
    const off = await api.people.student();
    const users = api.app.get(UserRepository);
    const user = (await users.find(off.email))!;
    await users.save({ ...user, status: 'desactivado', version: user.version + 1 });

    const answers = [await forgot(known.email), await forgot(nobody), await forgot(off.email)];

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    await api.mailbox.wait(known.email, 2);
    await api.mailbox.wait((await api.people.student()).email);
    expect(api.mailbox.of(nobody)).toHaveLength(0);
    expect(api.mailbox.of(off.email)).toHaveLength(1);
  });

  it.each([
    ['es', 'Elige otra contraseña para Vigía', 'vence en una hora'],
    ['en', 'Choose another password for Vigía', 'expires in an hour'],
  ])('[ACC-19] is mailed about in %s, as text and HTML', async (language, subject, words) => {
    const student = await api.people.student();
    const { email } = student;
    await api.put('/me', { as: student, body: { idioma: language } });

    await forgot(email, 'es');

    const mail = await api.mailbox.wait(email, 2);
    expect(mail.subject).toBe(subject);
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(words);
      expect(part).toContain(`${WEB_ORIGIN}/restablecer?token=`);
    }
  });

  it('[ACC-19] has a link that works once, for an hour, and for nothing else', async () => {
    const { email } = await api.people.student();
    const other = await api.people.student({ verified: false });
    const token = await link(email);
    const late = await link((await api.people.student()).email);
    const verification = await api.mailbox.token(other.email);

    const asVerification = await api.post('/auth/verify', {
      body: { token, nueva_password: NEW },
    });
    const asReset = await reset(verification);
    const [first, second] = [await reset(token), await reset(token)];
    api.clock.advance(HOUR_MS + 1000);
    const tooLate = await reset(late);

    expect(first.status).toBe(200);
    for (const refused of [asVerification, asReset, second, tooLate, await reset('nope')]) {
      expect([refused.status, refused.body.code]).toEqual([400, 'link-invalid']);
    }
  });

  it('[ACC-19] has a link that ends with the sessions of the account', async () => {
    const person = await api.people.student();
    const token = await link(person.email);
    api.clock.advance(1000);
    const change = { password: PASSWORD, nueva_password: NEW };
    await api.post('/auth/password/change', { as: person, body: change });

    const stale = await reset(token, 'ni una palabra que sirva');

    expect([stale.status, stale.body.code]).toEqual([400, 'link-invalid']);
    expect(await login(person.email, NEW)).toBe(200);
  });

  it('[ACC-22] is not replaced by one that anybody would try, and the link still works', async () => {
    const { email } = await api.people.student();
    const token = await link(email);

    const common = await reset(token, 'password2026');

    expect([common.status, common.body.code]).toEqual([400, 'password-too-common']);
    expect((await reset(token)).status).toBe(200);
  });

  it('[ACC-19] of an address that nobody proved is chosen with the verification link', async () => {
    const { email } = await api.people.admin({ verified: false });
    const token = await link(email);

    const answer = await api.post('/auth/verify', { body: { token, nueva_password: NEW } });

    expect(answer.body.user.estado).toBe('activo');
    expect(await login(email, NEW)).toBe(200);
  });

  it('[ACC-19] does not let a waiting worker in', async () => {
    const { email } = await api.people.worker({ foreign: true });

    await reset(await link(email));

    const answer = await api.post('/auth/login', { body: { email, password: NEW } });
    expect(answer.body.user.estado).toBe('por_aprobar');
  });
});

describe('asking for links', () => {
  it('[ACC-16] is limited', async () => {
    const limited = await startApi({ ATTEMPTS_PER_ACCOUNT: '2' });
    try {
      const body = { email: 'ana@utec.edu.pe' };
      const answers = [];
      for (let n = 0; n < 3; n += 1) {
        answers.push(await limited.post('/auth/password/forgot', { body }));
      }

      expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
      expect(answers[2]?.get('Retry-After')).toMatch(/^\d+$/);
    } finally {
      await limited.close();
    }
  });
});
