import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { UserRepository } from '@vigia/domain/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from './support/people.js';
import { WEB_ORIGIN, startApi, type RunningApi } from './support/start-api.js';

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly requestId?: string;
  readonly [field: string]: unknown;
}

let api: RunningApi;
let log: LogLine[];

beforeAll(async () => {
  log = [];
  const logStream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(JSON.parse(chunk.toString()) as LogLine);
      done();
    },
  });
  api = await startApi({ LOG_LEVEL: 'info' }, { logStream });
});

afterAll(async () => {
  await api.close();
});

describe('a refusal', () => {
  it('[API-1] is a problem with an address, an occurrence and the Spanish text in `error`', async () => {
    const id = randomUUID();

    const answer = await api.get('/me', { headers: { 'X-Request-Id': id } });

    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['x-request-id']).toBe(id);
    expect(answer.body).toEqual({
      type: `${api.config.http.problemBaseUrl}not-authenticated`,
      title: 'No autenticado',
      status: 401,
      detail: 'No autenticado',
      instance: `urn:uuid:${id}`,
      code: 'not-authenticated',
      error: 'No autenticado',
    });
  });

  it.each([
    [undefined, 'es'],
    ['en', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['es-PE, en;q=0.9', 'es'],
    ['en;q=0.2, es;q=0.8', 'es'],
    ['fr', 'es'],
    ['en;q=0', 'es'],
    ['en;q=x, ;;,=', 'es'],
  ])('[API-1] asked for %j speaks %s, and Spanish in `error`', async (accept, language) => {
    const answer = await api.get('/me', {
      headers: accept === undefined ? {} : { 'Accept-Language': accept },
    });

    expect(answer.headers['content-language']).toBe(language);
    expect(answer.body.title).toBe(language === 'en' ? 'Not authenticated' : 'No autenticado');
    expect(answer.body.error).toBe('No autenticado');
  });

  it('[API-1] of an unknown route is a problem, too', async () => {
    const answer = await api.call('DELETE', '/nada');

    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('route-not-found');
  });

  it('[API-1] of a path that cannot be read is a problem, too', async () => {
    const answer = await api.get('/users/%E0%A4%A/aprobar');

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-request');
  });

  it('[API-2] points at fields in both languages, unknown ones included', async () => {
    const body = { email: 5, password: 'x', nombre: ' ', extra: 1, 'a/b~c': 1 };

    const spanish = await api.post('/auth/register', { body });
    const english = await api.post('/auth/register', {
      body,
      headers: { 'Accept-Language': 'en' },
    });

    expect(spanish.body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '#/email', detail: 'debe ser un correo válido' },
        { pointer: '#/password', detail: 'debe tener al menos 10 caracteres' },
        { pointer: '#/nombre', detail: 'no puede estar vacío' },
        { pointer: '#/extra', detail: 'es un campo desconocido' },
        { pointer: '#/a~1b~0c', detail: 'es un campo desconocido' },
      ]),
    );
    expect(english.body.errors).toContainEqual({
      pointer: '#/nombre',
      detail: 'must not be empty',
    });
    expect(english.body.error).toBe('Email, password y nombre son requeridos');
    expect(english.body.detail).toBe('The request is not valid. Check the fields pointed at.');
  });

  it.each([
    ['a word', 'nope'],
    ['nearly a UUID', '12345678-1234-1234-1234-12345678901g'],
    ['a long text', 'x'.repeat(500)],
  ])('does not take %s as the request id', async (_what, sent) => {
    const answer = await api.get('/me', { headers: { 'X-Request-Id': sent } });

    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['x-request-id']).not.toBe(sent);
  });
});

describe('a failure of ours', () => {
  it('[API-5] tells nothing of the inside, and logs it once with the request id', async () => {
    const users = api.app.get(UserRepository);
    const find = users.find.bind(users);
    users.find = async () => {
      throw new Error('table UsersTable-test of ana@utec.edu.pe is on fire', {
        cause: new Error('the cause'),
      });
    };
    const id = randomUUID();

    const answer = await api.post('/auth/login', {
      body: { email: 'a@utec.edu.pe', password: 'x' },
      headers: { 'X-Request-Id': id },
    });
    users.find = find;

    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      type: `${api.config.http.problemBaseUrl}internal`,
      title: 'Error interno del servidor',
      status: 500,
      instance: `urn:uuid:${id}`,
      code: 'internal',
      error: 'Error interno del servidor',
    });
    const errors = log.filter((line) => line.requestId === id && 'err' in line);
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors[0])).toContain('on fire');
    expect(JSON.stringify(errors[0])).toContain('the cause');
    expect(JSON.stringify(errors[0])).not.toContain('ana@utec');
  });
});

describe('the log', () => {
  it('has one line per request with method, route, status and session, and no personal data', async () => {
    const person = await api.people.student({ name: 'Nombre Secreto' });
    const id = randomUUID();

    await api.get(`/me?x=${person.email}`, { as: person, headers: { 'X-Request-Id': id } });

    const lines = log.filter((line) => line.requestId === id);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 30,
        method: 'GET',
        route: '/me',
        status: 200,
        durationMs: expect.any(Number),
        session: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    ]);
    const everything = JSON.stringify(log);
    for (const secret of [person.email, person.token, person.refreshToken, PASSWORD, 'Secreto']) {
      expect(everything).not.toContain(secret);
    }
  });
});

describe('CORS', () => {
  it.each(['/auth/login', '/me', '/users', '/incidentes', '/health'])(
    '[API-7] lets a page of ours call %s with credentials',
    async (path) => {
      const preflight = await api.call('OPTIONS', path, {
        headers: {
          Origin: WEB_ORIGIN,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': 'content-type,x-user-email',
        },
      });
      const answer = await api.get(path, { headers: { Origin: WEB_ORIGIN } });

      expect(preflight.status).toBe(204);
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': WEB_ORIGIN,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': expect.stringContaining('PUT'),
        'access-control-allow-headers': expect.stringContaining('X-User-Email'),
      });
      expect(answer.headers['access-control-allow-origin']).toBe(WEB_ORIGIN);
      expect(answer.headers['access-control-expose-headers']).toContain('Link');
    },
  );

  it.each(['https://evil.example', 'null', `${WEB_ORIGIN}.evil.example`])(
    '[API-7] lets no page of %s',
    async (Origin) => {
      const preflight = await api.call('OPTIONS', '/me', {
        headers: { Origin, 'Access-Control-Request-Method': 'GET' },
      });
      const answer = await api.get('/config/publica', { headers: { Origin } });

      expect(preflight.headers).not.toHaveProperty('access-control-allow-origin');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    },
  );
});

describe('a shutdown', () => {
  it('finishes the requests it has begun, and takes no new ones', async () => {
    const leaving = await startApi();
    const person = await leaving.people.student();
    const users = leaving.app.get(UserRepository);
    const find = users.find.bind(users);
    const begun = new Promise<() => void>((tell) => {
      users.find = (email) =>
        new Promise((resolve, reject) => {
          tell(() => {
            find(email).then(resolve, reject);
          });
        });
    });

    const inFlight = leaving.get('/me', { as: person });
    const answer = await begun;
    const closed = leaving.app.close();
    await expect(leaving.get('/health/live')).rejects.toThrow('ECONNREFUSED');
    answer();

    expect((await inFlight).body.email).toBe(person.email);
    await closed;
    await leaving.close();
  });
});

describe('the documentation', () => {
  it('is served as a page and as JSON', async () => {
    const [page, json] = [await api.get('/docs'), await api.get('/docs/openapi.json')];

    expect(page.type).toBe('text/html');
    expect(json.body.openapi).toMatch(/^3\./);
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });
});
