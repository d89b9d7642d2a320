import {
  startIdentityProvider,
  type EmbeddedIdentityProvider,
  type ProviderPerson,
  type TokenAnswer,
} from '@vigia/embedded/identity-provider';
import { UserRepository } from '@vigia/domain/user';
import { SignJWT, decodeJwt, importJWK, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { MINUTE_MS } from './support/movable-clock.js';
import { PASSWORD, type Person } from './support/people.js';
import { WEB_ORIGIN, startApi, type RunningApi } from './support/start-api.js';
import { Visitor } from './support/visitor.js';

const CLIENT = { clientId: 'vigia', clientSecret: 'a secret of the tests' };
const REDIRECT_URI = `${WEB_ORIGIN}/api/auth/oidc/retorno`;

const people: ProviderPerson[] = [];
const honest = (answer: TokenAnswer) => answer;
let alter: (answer: TokenAnswer) => TokenAnswer | Promise<TokenAnswer> = honest;
let provider: EmbeddedIdentityProvider;
let api: RunningApi;

beforeAll(async () => {
  provider = await startIdentityProvider({
    ...CLIENT,
    redirectUri: REDIRECT_URI,
    people,
    alter: (answer) => alter(answer),
  });
  api = await startApi({ OIDC_ISSUER: provider.issuer });
});

beforeEach(() => {
  alter = honest;
});

afterAll(async () => {
  await Promise.all([api.close(), provider.close()]);
});

/** Somebody whom the provider knows, with an address that nobody has here yet. */
function known(change: Partial<ProviderPerson> = {}): ProviderPerson {
  const person = {
    subject: randomUUID(),
    name: 'Ana Rojas',
    email: api.people.address('estudiante'),
    isVerified: true,
    ...change,
  };
  people.push(person);
  return person;
}

const goesTo = ({ status, headers }: Response) => [status, headers['location']];
const refused = (code: string) => [302, `${WEB_ORIGIN}/entrar?error=${code}`];

async function me(visitor: Visitor) {
  return (await visitor.ask('/me')).body as Record<string, unknown>;
}

const kindsOf = async (account: string) => {
  const admin = await api.people.admin();
  const { body } = await api.get(`/auditoria?persona=${account}`, { as: admin });
  const events = (body as { eventos: { tipo: string; detalle: string | null }[] }).eventos;
  return events.map(({ tipo, detalle }) => [tipo, detalle]);
};

/** The answer with an id token that says something else, signed by the provider itself. */
const saying = (change: JWTPayload) => async (answer: TokenAnswer) => ({
  ...answer,
  id_token: await new SignJWT({ ...decodeJwt(answer.id_token), ...change })
    .setProtectedHeader({ alg: 'ES256', kid: provider.signingKey.kid ?? '' })
    .sign(await importJWK(provider.signingKey, 'ES256')),
});

describe('somebody who comes from the provider', () => {
  it('[OID-4] and has no account gets an active one, and a session like any other', async () => {
    const { subject, email } = known();
    const visitor = new Visitor(api);

    const answer = await visitor.logIn(subject, '?volver=/incidentes');

    expect(goesTo(answer)).toEqual([302, `${WEB_ORIGIN}/incidentes`]);
    expect(await me(visitor)).toMatchObject({
      email,
      nombre: 'Ana Rojas',
      tipo: 'estudiante',
      estado: 'activo',
      proveedor: true,
    });
    expect(visitor.cookie).not.toContain('vigia_oidc');
    expect(await kindsOf(email)).toEqual([
      ['ingreso', provider.issuer],
      ['registro', provider.issuer],
    ]);
  });

  it('[OID-4] chooses a password by the reset mail, and then has both', async () => {
    const { subject, email } = known();
    await new Visitor(api).logIn(subject);
    await api.post('/auth/password/forgot', { body: { email } });
    const token = await api.mailbox.token(email);
    await api.post('/auth/password/reset', { body: { token, nueva_password: PASSWORD } });

    const login = await api.post('/auth/login', { body: { email, password: PASSWORD } });
    const again = new Visitor(api);
    await again.logIn(subject);

    expect(login.status).toBe(200);
    expect((await me(again)).email).toBe(email);
  });

  it('[OID-4] is told to register first when they would be a worker', async () => {
    const { subject, email } = known({ email: api.people.address('trabajador') });

    const answer = await new Visitor(api).logIn(subject);

    expect(goesTo(answer)).toEqual(refused('speciality-required'));
    expect(await api.app.get(UserRepository).find(email)).toBeUndefined();
  });

  it('[OID-3] is found by issuer and subject, whatever their address is by then', async () => {
    const before = known();
    await new Visitor(api).logIn(before.subject);
    people[people.indexOf(before)] = { ...before, email: api.people.address('estudiante') };

    const visitor = new Visitor(api);
    await visitor.logIn(before.subject);

    expect((await me(visitor)).email).toBe(before.email);
  });

  it('[OID-3] gets the account of their address when it is proved, which keeps its password', async () => {
    const worker = await api.people.worker();
    const { subject } = known({ email: worker.email.toUpperCase() });
    const visitor = new Visitor(api);

    await visitor.logIn(subject);

    expect(await me(visitor)).toMatchObject({ email: worker.email, tipo: 'trabajador' });
    expect((await api.get('/me', { as: worker })).body.proveedor).toBe(true);
    const login = await api.post('/auth/login', {
      body: { email: worker.email, password: PASSWORD },
    });
    expect(login.status).toBe(200);
    expect(await kindsOf(worker.email)).toContainEqual(['vinculacion', provider.issuer]);
  });

  it('[OID-5] takes over what a stranger registered: old password and sessions are void', async () => {
    const squatter = await api.people.student({ name: 'Otra', verified: false });
    const { subject } = known({ email: squatter.email });
    const visitor = new Visitor(api);

    await visitor.logIn(subject);

    expect(await me(visitor)).toMatchObject({
      email: squatter.email,
      nombre: 'Ana Rojas',
      estado: 'activo',
    });
    expect((await api.get('/me', { as: squatter })).status).toBe(401);
    const login = await api.post('/auth/login', {
      body: { email: squatter.email, password: PASSWORD },
    });
    expect(login.status).toBe(401);
    const token = await api.mailbox.token(squatter.email);
    const link = await api.post('/auth/verify', { body: { token, password: PASSWORD } });
    expect(link.status).toBe(400);
    expect(await kindsOf(squatter.email)).toContainEqual(['verificacion', provider.issuer]);
  });

  it('[OID-5] waits for an admin all the same as a worker of a foreign domain', async () => {
    const worker = await api.people.worker({ foreign: true, verified: false });
    const { subject } = known({ email: worker.email });
    const visitor = new Visitor(api);

    await visitor.logIn(subject);

    expect((await me(visitor)).estado).toBe('por_aprobar');
  });

  it('[OID-3] as another person is refused the account of somebody else who has that address', async () => {
    const { subject, email } = known();
    await new Visitor(api).logIn(subject);
    const other = known({ email });
    const visitor = new Visitor(api);

    const answer = await visitor.logIn(other.subject);

    expect(goesTo(answer)).toEqual(refused('provider-other-identity'));
    expect((await visitor.ask('/me')).status).toBe(401);
    expect(await kindsOf(email)).toContainEqual(['ingreso_fallido', 'provider-other-identity']);
  });

  it('[OID-3] is kept out by an admin like everybody else', async () => {
    const { subject, email } = known();
    const visitor = new Visitor(api);
    await visitor.logIn(subject);
    await api.put(`/users/${email}/desactivar`, { as: await api.people.admin() });

    const answer = await visitor.logIn(subject);

    expect(goesTo(answer)).toEqual(refused('account-deactivated'));
    expect((await visitor.ask('/me')).status).toBe(401);
  });

  it('[OID-3] opens no account again that an admin switched off and on for the next owner', async () => {
    const admin = await api.people.admin();
    const { subject, email } = known();
    await new Visitor(api).logIn(subject);
    await api.put(`/users/${email}/desactivar`, { as: admin });
    await api.put(`/users/${email}/reactivar`, { as: admin });

    const next = new Visitor(api);
    await next.logIn(known({ email }).subject);
    const former = await new Visitor(api).logIn(subject);

    expect(await me(next)).toMatchObject({ email, estado: 'activo' });
    expect(goesTo(former)).toEqual(refused('provider-other-identity'));
  });

  it.each([
    ['that is not verified', { isVerified: false }, 'provider-mail-unverified'],
    ['of another domain', { email: 'ana@evil-utec.edu.pe' }, 'provider-mail-foreign'],
    ['of a domain below', { email: 'ana@x.utec.edu.pe' }, 'provider-mail-foreign'],
    ['that is none', { email: 'ana' }, 'provider-mail-unverified'],
  ])('[OID-2] with an address %s is refused', async (_what, change, code) => {
    const visitor = new Visitor(api);

    const answer = await visitor.logIn(known(change).subject);

    expect(goesTo(answer)).toEqual(refused(code));
    expect((await visitor.ask('/me')).status).toBe(401);
  });

  it('comes once however often both arrive at the same moment', async () => {
    const { subject, email } = known();
    const visitors = [1, 2, 3].map(() => new Visitor(api));

    await Promise.all(visitors.map((visitor) => visitor.logIn(subject)));

    for (const visitor of visitors) expect((await me(visitor)).email).toBe(email);
    expect((await kindsOf(email)).filter(([kind]) => kind === 'registro')).toHaveLength(1);
  });
});

describe('the account of somebody who is linked', () => {
  it('[OID-3] is unlinked by a fresh proof, and linked again by the next person with its address', async () => {
    const student = await api.people.student();
    const { subject } = known({ email: student.email });
    await new Visitor(api).logIn(subject);

    const unlinked = await api.call('DELETE', '/me/proveedor', { as: student });
    const again = await api.call('DELETE', '/me/proveedor', { as: student });
    const other = new Visitor(api);
    await other.logIn(known({ email: student.email }).subject);
    const first = await new Visitor(api).logIn(subject);

    expect([unlinked.status, again.status]).toEqual([204, 204]);
    expect((await me(other)).email).toBe(student.email);
    expect(goesTo(first)).toEqual(refused('provider-other-identity'));
    expect(await kindsOf(student.email)).toContainEqual(['desvinculacion', provider.issuer]);
  });
});

describe('what the provider says', () => {
  it.each([
    ['for another nonce', saying({ nonce: 'x'.repeat(43) })],
    ['for another client', saying({ aud: 'somebody-else' })],
    ['of another issuer', saying({ iss: 'https://evil.example' })],
    ['that is too old', saying({ exp: Math.floor(Date.now() / 1000) - 3600 })],
    ['without a nonce', saying({ nonce: undefined })],
  ])('[OID-1] opens nothing with an id token %s', async (_what, lie) => {
    alter = lie;
    const visitor = new Visitor(api);

    const answer = await visitor.logIn(known().subject);

    expect(goesTo(answer)).toEqual(refused('provider-login-invalid'));
    expect((await visitor.ask('/me')).status).toBe(401);
  });

  it.each([
    [
      'somebody on the way has changed',
      (token: string) => {
        const [head, body = '', signature] = token.split('.');
        const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
        const forged = { ...claims, email: 'eva@admin.utec.edu.pe', email_verified: true };
        return [head, Buffer.from(JSON.stringify(forged)).toString('base64url'), signature];
      },
    ],
    ['has no signature', (token: string) => [...token.split('.').slice(0, 2), '']],
    [
      'says that it needs none',
      (token: string) => [
        Buffer.from('{"alg":"none"}').toString('base64url'),
        token.split('.')[1],
        '',
      ],
    ],
  ])('[OID-1] opens nothing with an id token that %s', async (_what, forge) => {
    alter = (answer) => ({ ...answer, id_token: forge(answer.id_token).join('.') });
    const visitor = new Visitor(api);

    const answer = await visitor.logIn(known().subject);

    expect(goesTo(answer)).toEqual(refused('provider-login-invalid'));
    expect((await visitor.ask('/me')).status).toBe(401);
  });

  it('[OID-2] is believed in the id token as in the user info', async () => {
    const { subject, email } = known();
    alter = saying({ email, email_verified: true, name: ' \u0007Ana\u0000 ' });
    const visitor = new Visitor(api);

    await visitor.logIn(subject);

    expect(await me(visitor)).toMatchObject({ email, nombre: 'Ana' });
  });

  it('[OID-2] of one address in the user info does not speak for another one in the id token', async () => {
    const { subject, email } = known();
    alter = saying({ email: (await api.people.student()).email });
    const visitor = new Visitor(api);

    await visitor.logIn(subject);

    expect((await me(visitor)).email).toBe(email);
  });

  it('[OID-6] of a second factor of its own is not believed', async () => {
    const { person, code } = await withSecondFactor(await api.people.admin());
    alter = saying({ amr: ['pwd', 'mfa', 'otp'], acr: 'high' });
    const visitor = new Visitor(api);

    const answer = await visitor.logIn(known({ email: person.email }).subject);

    expect(answer.headers['location']).toContain('/entrar/codigo#');
    expect((await visitor.ask('/me')).status).toBe(401);
    expect(await code()).toMatch(/^\d{6}$/);
  });
});

describe('a login by the provider', () => {
  it('[OID-1] is finished only in the browser that began it', async () => {
    const { subject } = known();
    const [mine, theirs] = [new Visitor(api), new Visitor(api)];
    const away = await mine.setOut();
    const query = await mine.logInAt(away.headers['location']!, subject);

    const withoutAny = await theirs.comeBack(query);
    await theirs.setOut();
    const withTheirs = await theirs.comeBack(query);

    expect(goesTo(withoutAny)).toEqual(refused('provider-login-invalid'));
    expect(goesTo(withTheirs)).toEqual(refused('provider-login-invalid'));
    expect((await theirs.ask('/me')).status).toBe(401);
    expect(goesTo(await mine.comeBack(query))).toEqual([302, `${WEB_ORIGIN}/`]);
  });

  it('[OID-1] takes no other state, and none that we did not seal', async () => {
    const { subject } = known();
    const visitor = new Visitor(api);
    const away = await visitor.setOut();
    const query = await visitor.logInAt(away.headers['location']!, subject);

    const other = await visitor.comeBack(query.replace(/state=[^&]+/, 'state=made-up'));
    const sealed = await api.get(`/auth/oidc/retorno${query}`, {
      headers: { Cookie: 'vigia_oidc=eyJhbGciOiJkaXIifQ..a.b.c' },
    });

    expect(goesTo(other)).toEqual(refused('provider-login-invalid'));
    expect(goesTo(sealed)).toEqual(refused('provider-login-invalid'));
  });

  it('[OID-1] is finished once, however the cookie was kept', async () => {
    const { subject } = known();
    const visitor = new Visitor(api);
    const away = await visitor.setOut();
    const { cookie } = visitor;
    const [first, second] = [
      await visitor.logInAt(away.headers['location']!, subject),
      await visitor.logInAt(away.headers['location']!, subject),
    ];
    await visitor.comeBack(first);

    // The same code again, and one that the provider has never seen again.
    for (const query of [first, second]) {
      const again = await api.get(`/auth/oidc/retorno${query}`, { headers: { Cookie: cookie } });

      expect(goesTo(again)).toEqual(refused('provider-login-invalid'));
      expect(again.get('Set-Cookie')?.join()).not.toMatch(/vigia_(session|access)=\w/);
    }
  });

  it('[OID-1] takes no code that the provider gave somebody else', async () => {
    const [mine, theirs] = [new Visitor(api), new Visitor(api)];
    const [here, there] = [await mine.setOut(), await theirs.setOut()];
    const own = await mine.logInAt(here.headers['location']!, known().subject);
    const stolen = await theirs.logInAt(there.headers['location']!, known().subject);
    const code = new URLSearchParams(stolen).get('code') ?? '';

    const answer = await mine.comeBack(own.replace(/code=[^&]+/, `code=${code}`));

    expect(goesTo(answer)).toEqual(refused('provider-login-invalid'));
  });

  it('[OID-1] is finished within ten minutes', async () => {
    const { subject } = known();
    const visitor = new Visitor(api);
    const away = await visitor.setOut();
    const query = await visitor.logInAt(away.headers['location']!, subject);
    api.clock.advance(10 * MINUTE_MS + 1000);

    expect(goesTo(await visitor.comeBack(query))).toEqual(refused('provider-login-invalid'));
  });

  it('[OID-8] that somebody cancels leads back, and says so', async () => {
    const visitor = new Visitor(api);

    expect(goesTo(await visitor.logIn(''))).toEqual(refused('provider-cancelled'));
  });

  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aSet-Cookie: a=b',
    '/@evil.example#x',
  ])('leads to no page but ours: %s', async (volver) => {
    const { status, body } = await api.get(
      `/auth/oidc/inicio?volver=${encodeURIComponent(volver)}`,
    );

    expect(status).toBe(400);
    expect(body.errors[0].pointer).toBe('#/volver');
  });

  it('sends no more than it must, in a cookie that scripts and foreign pages do not have', async () => {
    const away = await new Visitor(api).setOut();

    const url = new URL(away.headers['location']!);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: CLIENT.clientId,
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(url.searchParams.get(name)?.length).toBeGreaterThanOrEqual(43);
    }
    const [cookie = ''] = away.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^vigia_oidc=[\w.-]+; Max-Age=600; Path=\/; .*HttpOnly; SameSite=Lax$/);
    for (const name of ['state', 'nonce']) {
      expect(cookie).not.toContain(url.searchParams.get(name));
    }
  });
});

/** Sets a second factor up, and makes the codes of its app. */
async function withSecondFactor(person: Person) {
  const begun = await api.post('/me/segundo-paso', { as: person });
  const secret = begun.body.secreto as string;
  const code = async (): Promise<string> => {
    // The step of the last code is used up.
    api.clock.advance(MINUTE_MS);
    return generate({ secret, epoch: Math.floor(api.clock.nowMs() / 1000) });
  };
  const confirmed = await api.post('/me/segundo-paso/confirmar', {
    as: person,
    body: { codigo: await code() },
  });
  expect(confirmed.status, confirmed.text).toBe(200);
  return { person, code };
}

const tokenIn = (answer: Response): string =>
  new URLSearchParams(new URL(answer.headers['location']!).hash.slice(1)).get('token') ?? '';

describe('where there is a second factor', () => {
  it('[OID-6] its code is asked for before anything happens, and opens the session', async () => {
    const { person, code } = await withSecondFactor(await api.people.admin());
    const { subject } = known({ email: person.email });
    const visitor = new Visitor(api);

    const answer = await visitor.logIn(subject, '?volver=/personas');
    expect(new URL(answer.headers['location']!).hash).toContain('volver=%2Fpersonas');
    const before = await api.get('/me', { as: person });
    const body = { token: tokenIn(answer) };
    const wrong = await api.post('/auth/oidc/codigo', { body: { ...body, codigo: '000000' } });
    const right = await api.post('/auth/oidc/codigo', {
      body: { ...body, codigo: await code() },
    });

    expect(before.body.proveedor).toBeUndefined();
    expect([wrong.status, wrong.body.code]).toEqual([401, 'code-invalid']);
    expect(right.body.user).toMatchObject({ email: person.email, tipo: 'admin' });
    expect(right.get('Set-Cookie')?.join()).toContain('vigia_session=');
    expect((await api.get('/me', { as: person })).body.proveedor).toBe(true);
  });

  it('[OID-6] no code works twice, and none after five minutes', async () => {
    const { person, code } = await withSecondFactor(await api.people.student());
    const answer = await new Visitor(api).logIn(known({ email: person.email }).subject);
    const body = { token: tokenIn(answer), codigo: await code() };

    const first = await api.post('/auth/oidc/codigo', { body });
    const again = await api.post('/auth/oidc/codigo', { body });
    api.clock.advance(5 * MINUTE_MS);
    const late = await api.post('/auth/oidc/codigo', {
      body: { ...body, codigo: await code() },
    });

    expect([first.status, again.body.code]).toEqual([200, 'code-invalid']);
    expect([late.status, late.body.code]).toEqual([401, 'provider-login-invalid']);
  });

  it('[OID-6] a code alone opens nothing, nor does an errand', async () => {
    const visitor = new Visitor(api);
    await visitor.setOut();
    const errand = /vigia_oidc=([^;]+)/.exec(visitor.cookie)?.[1] ?? '';

    for (const token of ['x', 'a.b.c.d.e', errand]) {
      const answer = await api.post('/auth/oidc/codigo', { body: { token, codigo: '123456' } });
      expect([answer.status, answer.body.code]).toEqual([401, 'provider-login-invalid']);
    }
  });

  it('[OID-6] somebody who must have one and has none can only set it up', async () => {
    const strict = await startApi({ OIDC_ISSUER: provider.issuer, ADMIN_TOTP: 'required' });
    try {
      const { subject } = known({ email: strict.people.address('admin') });
      const visitor = new Visitor(strict);

      await visitor.logIn(subject, '?de_nuevo=si');

      expect((await me(visitor)).estado).toBe('sin_segundo_paso');
      expect((await visitor.ask('/users?tipo=admin')).status).toBe(403);
      const begun = await strict.post('/me/segundo-paso', {
        headers: { Cookie: visitor.cookie },
      });
      expect(begun.status, begun.text).toBe(201);
    } finally {
      await strict.close();
    }
  });
});

describe('something grave', () => {
  // With a clock of its own that is right, because the provider has its own.
  let punctual: RunningApi;

  beforeAll(async () => {
    punctual = await startApi({ OIDC_ISSUER: provider.issuer });
  });

  afterAll(async () => {
    await punctual.close();
  });

  const begin = (visitor: Visitor) =>
    punctual.post('/me/segundo-paso', { headers: { Cookie: visitor.cookie } });

  it('[OID-7] needs more than an open session at the provider', async () => {
    const visitor = new Visitor(punctual);
    await visitor.logIn(known().subject);

    expect((await begin(visitor)).body.code).toBe('step-up-required');
  });

  it('[OID-7] is open for ten minutes to who logged in there anew', async () => {
    const { subject } = known();
    const visitor = new Visitor(punctual);
    await visitor.logIn(subject);
    const away = await visitor.setOut('?de_nuevo=si');
    const asked = new URL(away.headers['location']!).searchParams;
    await visitor.comeBack(await visitor.logInAt(away.headers['location']!, subject));

    const fresh = await begin(visitor);
    punctual.clock.advance(11 * MINUTE_MS);
    const late = await begin(visitor);

    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    expect(fresh.status, fresh.text).toBe(201);
    expect(late.body.code).toBe('step-up-required');
  });
});

describe('a provider', () => {
  it('[OID-8] that is down keeps nobody from logging in by password, and is asked again', async () => {
    const options = { ...CLIENT, redirectUri: REDIRECT_URI, people };
    const { issuer, close } = await startIdentityProvider(options);
    await close();
    const other = await startApi({ OIDC_ISSUER: issuer });
    try {
      const first = await new Visitor(other).setOut();
      const student = await other.people.student();
      const port = Number(new URL(issuer).port);
      const back = await startIdentityProvider({ ...options, port });
      onTestFinished(back.close);
      const { subject } = known({ email: student.email });
      const visitor = new Visitor(other);
      await visitor.logIn(subject);

      expect(goesTo(first)).toEqual(refused('provider-unavailable'));
      expect((await me(visitor)).email).toBe(student.email);
    } finally {
      await other.close();
    }
  });

  it.each([
    ['nothing that can be read', () => '<html>Internal error</html>' as unknown as TokenAnswer],
    [
      'an error',
      () => {
        throw new Error('broken');
      },
    ],
  ])('[OID-8] that answers %s leads back in words of ours', async (_what, broken) => {
    alter = broken;

    const answer = await new Visitor(api).logIn(known().subject);

    expect(goesTo(answer)).toEqual(refused('provider-unavailable'));
    expect(answer.text).toBe('');
  });

  it('[OID-8] that does not know us any more is told to the operator alone', async () => {
    const other = await startApi({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_SECRET: 'wrong' });
    try {
      const answer = await new Visitor(other).logIn(known().subject);

      expect(goesTo(answer)).toEqual(refused('provider-unavailable'));
    } finally {
      await other.close();
    }
  });

  it('[OID-8] is offered by its name, and where there is none nothing is', async () => {
    const none = await startApi({ OIDC_ISSUER: 'none' });
    try {
      const [some, without] = [await api.get('/config/publica'), await none.get('/config/publica')];

      expect(some.body.proveedor).toEqual({ nombre: 'UTEC' });
      expect(without.body.proveedor).toBeUndefined();
      expect(goesTo(await new Visitor(none).setOut())).toEqual(refused('provider-unavailable'));
      expect(goesTo(await new Visitor(none).comeBack('?code=a&state=b'))).toEqual(
        refused('provider-login-invalid'),
      );
      const body = { token: 'a.b.c.d.e', codigo: '123456' };
      expect((await none.post('/auth/oidc/codigo', { body })).status).toBe(401);
    } finally {
      await none.close();
    }
  });

  it('[ACC-16] is no way around the limits, which lead back as well', async () => {
    const strict = await startApi({ OIDC_ISSUER: provider.issuer, ATTEMPTS_PER_IP: '2' });
    try {
      const visitor = new Visitor(strict);
      const answers = [await visitor.setOut(), await visitor.setOut(), await visitor.setOut()];

      expect(answers.map(({ headers }) => headers['location']!)).toEqual([
        expect.stringContaining(provider.issuer),
        expect.stringContaining(provider.issuer),
        `${WEB_ORIGIN}/entrar?error=rate-limited`,
      ]);
    } finally {
      await strict.close();
    }
  });
});
