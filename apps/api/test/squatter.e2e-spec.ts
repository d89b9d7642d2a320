import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from './support/movable-clock.js';
import { PASSWORD, type Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

const SQUATTED = 'la clave del intruso';
const OWN = 'la clave de la dueña';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(async () => {
  await api.close();
});

const DOORS = [
  ['estudiante', undefined],
  ['trabajador', 'TI'],
  ['admin', undefined],
] as const;

type Role = (typeof DOORS)[number][0];

function register(email: string, password: string, role: Role, nombre = 'Ana') {
  return api.post('/auth/register', {
    body: { email, password, nombre, ...(role === 'trabajador' && { especialidad: 'TI' }) },
  });
}

/** A stranger registered an address of somebody else, and is logged in with it. */
async function squatted(role: Role): Promise<{ email: string; stranger: Person }> {
  const email = api.people.address(role);
  await register(email, SQUATTED, role, 'Intruso');
  const stranger = await api.people.login(email, 'Intruso', role, SQUATTED);
  api.clock.advance(MINUTE_MS);
  return { email, stranger };
}

async function login(email: string, password: string): Promise<number> {
  return (await api.post('/auth/login', { body: { email, password } })).status;
}

describe.each(DOORS)('somebody who registered the address of a %s first', (role) => {
  it('[ACC-17] gets nothing from the owner who opens the mailed link', async () => {
    const { email, stranger } = await squatted(role);

    const answer = await api.post('/auth/verify', {
      body: { token: await api.mailbox.token(email) },
    });

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('link-needs-password');
    expect((await api.get('/me', { as: stranger })).body.estado).toBe('sin_verificar');
  });

  it('[ACC-17] loses every session, the access token included, to the owner who sets a password', async () => {
    const { email, stranger } = await squatted(role);

    const answer = await api.post('/auth/verify', {
      body: { token: await api.mailbox.token(email), nueva_password: OWN, nombre: 'Ana Dueña' },
    });

    expect(answer.body.user).toMatchObject({ estado: 'activo', nombre: 'Ana Dueña' });
    expect((await api.get('/me', { as: stranger })).status).toBe(401);
    expect((await api.get('/me', { headers: { Cookie: stranger.cookie } })).status).toBe(401);
    const refresh = { body: { refresh_token: stranger.refreshToken } };
    expect((await api.post('/auth/refresh', refresh)).status).toBe(401);
    expect(await login(email, SQUATTED)).toBe(401);
    expect(await login(email, OWN)).toBe(200);
  });

  it('[ACC-17] does not keep the owner from registering, nor learns of it, nor is heard of', async () => {
    const { email, stranger } = await squatted(role);

    const answer = await register(email, OWN, role, 'Ana Dueña');

    expect(answer.status).toBe(201);
    expect(answer.body.user).toMatchObject({ email, nombre: 'Ana Dueña', estado: 'sin_verificar' });
    expect((await api.get('/me', { as: stranger })).body.nombre).toBe('Intruso');
    expect(await login(email, OWN)).toBe(401);

    const token = await api.mailbox.token(email, 2);
    const verified = await api.post('/auth/verify', { body: { token, password: OWN } });

    expect(verified.body.user).toEqual({ ...answer.body.user, estado: 'activo' });
    expect((await api.get('/me', { as: stranger })).status).toBe(401);
    expect(await login(email, SQUATTED)).toBe(401);
    expect(await login(email, OWN)).toBe(200);
  });

  it('[ACC-17] cannot take the account by registering once more after the owner', async () => {
    const email = api.people.address(role);
    await register(email, OWN, role, 'Ana Dueña');
    const owner = await api.people.login(email, 'Ana Dueña', role, OWN);
    await register(email, SQUATTED, role, 'Intruso');
    expect(await login(email, SQUATTED)).toBe(401);

    // The owner opens the newer mail, which the stranger caused, and types her own password.
    const token = await api.mailbox.token(email, 2);
    const verified = await api.post('/auth/verify', { body: { token, password: OWN } });

    expect(verified.body.user).toMatchObject({ estado: 'activo', nombre: 'Ana Dueña' });
    expect((await api.get('/me', { as: owner })).body.estado).toBe('activo');
    expect(await login(email, SQUATTED)).toBe(401);
  });
});

describe('the link of a verification mail', () => {
  it('[ACC-17] refuses a wrong password, and still works afterwards', async () => {
    const email = api.people.address('admin');
    await register(email, PASSWORD, 'admin');
    const token = await api.mailbox.token(email);

    const wrong = await api.post('/auth/verify', { body: { token, password: 'otra cosa' } });
    const right = await api.post('/auth/verify', { body: { token, password: PASSWORD } });

    expect([wrong.status, wrong.body.code]).toEqual([403, 'link-password-wrong']);
    expect(right.status).toBe(200);
  });

  it('[ACC-17] keeps the sessions of an owner who types the password of the registration', async () => {
    const person = await api.people.student({ verified: false });
    api.clock.advance(MINUTE_MS);

    await api.post('/auth/verify', {
      body: { token: await api.mailbox.token(person.email), password: PASSWORD },
    });

    expect((await api.get('/me', { as: person })).body.estado).toBe('activo');
  });

  it('[ACC-17] changes nothing any more once another one proved the address', async () => {
    const email = api.people.address('estudiante');
    await register(email, PASSWORD, 'estudiante');
    await register(email, SQUATTED, 'estudiante', 'Intruso');
    const [first, second] = [await api.mailbox.token(email), await api.mailbox.token(email, 2)];
    await api.post('/auth/verify', { body: { token: first, password: PASSWORD } });

    const answers = [
      await api.post('/auth/verify', { body: { token: second, password: SQUATTED } }),
      await api.post('/auth/verify', { body: { token: second, nueva_password: SQUATTED } }),
    ];

    expect(answers.map(({ body }) => body.code)).toEqual(['link-invalid', 'link-invalid']);
    expect(await login(email, PASSWORD)).toBe(200);
  });

  it('refuses a new password that is too short, and a verified address stays taken', async () => {
    const email = api.people.address('estudiante');
    await register(email, PASSWORD, 'estudiante');
    const token = await api.mailbox.token(email);

    const short = await api.post('/auth/verify', { body: { token, nueva_password: 'corta' } });
    await api.post('/auth/verify', { body: { token, password: PASSWORD } });
    const taken = await register(email, OWN, 'estudiante');

    expect(short.status).toBe(400);
    expect([taken.status, taken.body.code]).toEqual([409, 'user-exists']);
  });
});
