/** One promise per item of the OWASP API Security Top 10 (2023); docs/security.md tells how each was seen failing. */
import * as argon2 from '@node-rs/argon2';
import { randomUUID } from 'node:crypto';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { PHOTO_BYTES_MAX } from '@vigia/domain/photo';
import { UserRepository } from '@vigia/domain/user';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CALLS } from './support/calls.js';
import { EndlessBucket } from './support/endless-bucket.js';
import { PASSWORD } from './support/people.js';
import { REPORT, Stage } from './support/stage.js';
import { startApi, type RunningApi } from './support/start-api.js';

vi.mock('@node-rs/argon2', { spy: true });

let api: RunningApi;
let stage: Stage;

beforeAll(async () => {
  api = await startApi({ CAMPUS_FEED: 'off' });
  stage = await Stage.set(api);
});

afterAll(async () => {
  await api.close();
});

/** What an answer says, without what is different in every answer. */
function said({ status, body }: Response): object {
  const { instance: _every, ...rest } = body as Record<string, unknown>;
  return { status, ...rest };
}

const operationsWhere = (matches: (one: RunningApi['contract']['operations'][number]) => boolean) =>
  api.contract.operations.filter(matches);

/** Changes nothing but what the caller chose, whatever it is asked about. */
const OWN_ALONE = ['unmuteIncident'];

describe('API1:2023 broken object level authorization', () => {
  it('[VIS-1] answers a stranger for each object of somebody’s as for one that never was', async () => {
    const stranger = stage.person('other student');
    const told: unknown[] = [];

    for (const { id, method } of operationsWhere(({ path }) => path.includes('{id}'))) {
      const { path, body } = await CALLS[id]!.prepare(stage);
      const known = path.split('/')[path.startsWith('/me/') ? 3 : 2] ?? '';
      const madeUp = known.startsWith('inc-') ? `inc-${randomUUID()}` : randomUUID();

      const real = await api.call(method, path, { as: stranger, body });
      const fake = await api.call(method, path.replace(known, madeUp), { as: stranger, body });

      const [one, other] = [real, fake].map((answer) => JSON.stringify(said(answer)));
      const isRefused = real.status >= 400 || OWN_ALONE.includes(id);
      if (!isRefused || one?.replaceAll(known, madeUp) !== other) told.push([id, one, other]);
    }

    expect(told).toEqual([]);
  });
});

describe('API2:2023 broken authentication', () => {
  const workOf = async (email: string, password: string) => {
    vi.mocked(argon2.verify).mockClear();
    vi.mocked(argon2.hash).mockClear();
    const { status } = await api.post('/auth/login', { body: { email, password } });
    const checks = vi.mocked(argon2.verify).mock.calls.map(([hash]) => String(hash).split('$')[3]);
    return { status, checks, hashes: vi.mocked(argon2.hash).mock.calls.length };
  };

  it('[ACC-11] does one and the same hash work for an unknown address and a wrong password', async () => {
    const admin = stage.person('admin');
    const off = await api.people.student();
    await api.put(`/users/${off.email}/desactivar`, { as: admin });
    await workOf(admin.email, 'the decoy is there from now on');

    const wrong = await workOf(admin.email, 'wrong password');
    const others = [
      await workOf(api.people.address('estudiante'), 'wrong password'),
      await workOf('no address at all', 'wrong password'),
      await workOf(off.email, 'wrong password'),
    ];

    expect(wrong).toEqual({ status: 401, checks: ['m=19456,t=2,p=1'], hashes: 0 });
    expect(others).toEqual([wrong, wrong, wrong]);
  });

  it('takes no kind of token for another', async () => {
    const person = stage.person('student');
    const { path } = await CALLS['createBoardTicket']!.prepare(stage);
    const [socket, board] = [
      await api.post('/auth/ws-ticket', { as: person }),
      await api.post(path, { as: person }),
    ];
    const session = /vigia_session=([^;]+)/.exec(person.cookie)?.[1] ?? '';
    const others = [
      socket.body.ticket,
      board.body.ticket,
      session,
      person.refreshToken,
    ] as string[];

    const statuses = [];
    for (const token of others) statuses.push((await api.get('/me', { as: { token } })).status);
    for (const token of [...others.slice(0, 3), person.token]) {
      const body = { refresh_token: token };
      statuses.push((await api.post('/auth/refresh', { body })).status);
    }

    expect(statuses.slice(0, 4)).toEqual([401, 401, 401, 401]);
    expect(statuses.slice(4).filter((status) => status < 400)).toEqual([]);
  });
});

describe('API3:2023 broken object property level authorization', () => {
  /** What is stored with an account, an incident or a board, in the words of the wire and of the storage. */
  const STORED = [
    ...['tipo', 'estado', 'user_id', 'created_at', 'carga', 'segundo_paso', 'sesiones_desde'],
    ...['role', 'status', 'passwordHash', 'version', 'id', 'email', 'especialidad'],
    ...[
      'creado_por',
      'asignado_a',
      'propietario',
      'rol',
      'archivado',
      'invitados',
      'veces_reportado',
    ],
  ];

  it('takes no property that a route does not name, whoever sends it', async () => {
    const taken: string[] = [];

    for (const { id, method, body: fields } of operationsWhere(({ body }) => body !== undefined)) {
      const { path, body } = await CALLS[id]!.prepare(stage);
      for (const name of STORED.filter((one) => !(one in fields!))) {
        const answer = await api.call(method, path, {
          as: stage.find(CALLS[id]!.by),
          body: { ...body, [name]: 'admin' },
        });
        const pointers = (answer.body.errors ?? []) as { pointer: string }[];
        const isRefused =
          answer.status === 400 && pointers.some(({ pointer }) => pointer === `#/${name}`);
        if (!isRefused) taken.push(`${id} ${name}: ${answer.text}`);
      }
    }

    expect(taken).toEqual([]);
  });

  it('shows an admin nothing of what proves who somebody is', async () => {
    const { email } = stage.person('worker');
    const secret = (await api.app.get(UserRepository).find(email))?.passwordHash ?? '';

    const answers = [
      await api.get('/users', { as: stage.person('admin') }),
      await api.get('/auditoria', { as: stage.person('admin') }),
    ];

    expect(secret).toMatch(/^\$argon2id/);
    for (const { text } of answers) {
      expect(text).toContain(email);
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/argon2|"(password|secreto|secret|hash|sesiones_desde)/i);
    }
  });
});

describe('API4:2023 unrestricted resource consumption', () => {
  it('[LIM-1] counts every route but the health, before anything else', async () => {
    const uncounted: string[] = [];

    for (const { id, method, path } of operationsWhere(() => true)) {
      const answer = await api.call(method, path.replace(/\{\w+\}/g, randomUUID()));
      if (!answer.get('RateLimit')?.includes('"address"')) uncounted.push(id);
    }

    expect(uncounted.sort()).toEqual(['getHealth', 'getLiveness', 'getReadiness']);
  });

  it('gives no page longer than its route allows', async () => {
    const paged = operationsWhere(({ query }) => query.includes('limite'));
    const statuses = [];

    for (const { id, method } of paged) {
      const { path } = await CALLS[id]!.prepare(stage);
      const url = `${path.split('?')[0]!}?limite=1000000`;
      statuses.push((await api.call(method, url, { as: stage.find(CALLS[id]!.by) })).status);
    }

    expect(paged.length).toBeGreaterThan(4);
    expect(new Set(statuses)).toEqual(new Set([400]));
  });
});

describe('API5:2023 broken function level authorization', () => {
  it('opens no function of admins to others, however they ask for it', async () => {
    const [admin, worker] = [stage.person('admin'), stage.person('worker')];
    const opened: string[] = [];

    for (const { id, method } of operationsWhere((one) => CALLS[one.id]!.by === 'admin')) {
      const { path, body } = await CALLS[id]!.prepare(stage);
      const [pathname = '', query = ''] = path.split('?');
      const [first = '', ...rest] = pathname.slice(1).split('/');
      const ways = [
        { url: path },
        { url: `${pathname}/?${query}` },
        { url: `/${[first.toUpperCase(), ...rest].join('/')}?${query}` },
        { url: `/${[first, ...rest].join('//')}?${query}` },
        { url: `/./${path.slice(1)}` },
        { url: `/me/..%2f${path.slice(1)}` },
        { url: path, headers: { 'X-User-Email': admin.email } },
        { url: path, headers: { 'X-User-Role': 'admin', 'X-Forwarded-User': admin.email } },
        { url: path, via: 'POST', headers: { 'X-HTTP-Method-Override': method } },
        { url: '/me', via: 'GET', headers: { 'X-Original-URL': path, 'X-Rewrite-URL': path } },
        ...(method === 'GET' ? [{ url: path, via: 'HEAD' }] : []),
      ];
      for (const { url, via = method, headers = {} } of ways) {
        const sent = via === 'GET' || via === 'HEAD' ? undefined : body;
        const answer = await api.call(via, url, { as: worker, body: sent, headers });
        const isOwn = url === '/me' && answer.body.email === worker.email;
        if (answer.status < 400 && !isOwn) opened.push(`${via} ${url} ${JSON.stringify(headers)}`);
      }
    }

    expect(opened).toEqual([]);
  });
});

describe('API6:2023 unrestricted access to sensitive business flows', () => {
  const QUOTA = 3;
  let strict: RunningApi;

  beforeAll(async () => {
    strict = await startApi({ ATTEMPTS_PER_ACCOUNT: String(QUOTA) });
  });

  afterAll(async () => {
    await strict.close();
  });

  it('[ACC-16] fills nobody’s inbox, by whichever route that mails', async () => {
    const waiting = (await strict.people.student({ verified: false })).email;
    const known = (await strict.people.student()).email;
    const askOften = async (path: string, email: string) => {
      const shouted = [email, email.toUpperCase(), ` ${email} `];
      for (let n = 0; n < 4 * QUOTA; n += 1) {
        await strict.post(path, { body: { email: shouted[n % shouted.length] } });
      }
    };

    await askOften('/auth/verify/resend', waiting);
    await askOften('/auth/password/forgot', known);
    await strict.mailbox.wait(waiting, 1 + QUOTA);
    await strict.mailbox.wait(known, 1 + QUOTA);
    // Mails leave in their order: what is missing when a later one is here was never sent.
    await strict.mailbox.wait((await strict.people.student({ verified: false })).email);

    expect(strict.mailbox.of(waiting)).toHaveLength(1 + QUOTA);
    expect(strict.mailbox.of(known)).toHaveLength(1 + QUOTA);
  });
});

describe('API7:2023 server side request forgery', () => {
  it('asks no address that somebody sends, and mails no link to one', async () => {
    let visits = 0;
    const target = createTcpServer((socket) => {
      visits += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${String((target.address() as AddressInfo).port)}`;
    const headers = {
      Host: host,
      'X-Forwarded-Host': host,
      Forwarded: `host=${host}`,
      Referer: `https://${host}/`,
    };
    const student = stage.person('student');
    const email = api.people.address('estudiante');

    const reported = await api.post('/incidentes', {
      as: student,
      body: { ...REPORT, foto: `https://${host}/photo.jpg` },
      headers,
    });
    const assigned = await api.put(`/incidentes/${String(reported.body.id)}/asignar`, {
      as: stage.person('admin'),
      body: { trabajador_email: stage.person('worker').email },
    });
    await api.post('/auth/register', {
      body: { email, password: PASSWORD, nombre: 'Ana' },
      headers,
    });
    const { text, html } = await api.mailbox.wait(email);
    const upload = await api.post('/fotos', {
      as: student,
      body: { tipo: 'image/jpeg', bytes: 1000 },
      headers,
    });
    await new Promise((resolve) => target.close(resolve));

    expect([reported.status, assigned.status, upload.status]).toEqual([201, 200, 201]);
    expect(reported.body.foto).toBe(`https://${host}/photo.jpg`);
    expect(text + html + upload.text).not.toContain(host);
    expect(visits).toBe(0);
  });
});

describe('API8:2023 security misconfiguration', () => {
  it('[API-5] answers every route, refusals too, with its guards up and nothing of the inside', async () => {
    const open: string[] = [];
    const ask = [
      ...operationsWhere(() => true).map(({ method, path, body }) => ({
        method,
        path: path.replace(/\{\w+\}/g, 'x'),
        ...(body !== undefined && { raw: '{"half":' }),
      })),
      { method: 'GET', path: '/nowhere' },
      { method: 'GET', path: '/%E0%A4%A' },
      { method: 'TRACE', path: '/me' },
      { method: 'OPTIONS', path: '/users' },
    ];

    for (const { method, path, ...body } of ask) {
      const answer = await api.call(method, path, {
        headers: { Origin: 'https://evil.example', 'Content-Type': 'application/json' },
        ...body,
      });
      const { headers, text } = answer;
      const isGuarded =
        headers['content-security-policy'] === "default-src 'none';frame-ancestors 'none'" &&
        headers['x-content-type-options'] === 'nosniff' &&
        String(headers['strict-transport-security']).startsWith('max-age=') &&
        headers['referrer-policy'] === 'no-referrer' &&
        (headers['cache-control'] === 'no-store' || path === '/config/publica') &&
        headers['access-control-allow-origin'] === undefined &&
        headers['x-powered-by'] === undefined;
      const isTelling = /node_modules|\.[jt]s:\d|at \w+ \(|express|nest/i.test(text);
      if (!isGuarded || isTelling)
        open.push(`${method} ${path}: ${JSON.stringify(headers)} ${text}`);
    }

    expect(open).toEqual([]);
  });
});

describe('API9:2023 improper inventory management', () => {
  const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const FORGOTTEN = [
    ...['/api', '/v1/users', '/api/v1/users', '/old/users', '/admin', '/debug', '/metrics', '/env'],
    ...[
      '/.env',
      '/.git/config',
      '/actuator',
      '/swagger',
      '/api-json',
      '/graphql',
      '/server-status',
    ],
  ];

  it('serves an admin no method and no path that the description leaves out', async () => {
    const admin = stage.person('admin');
    const paths = [...new Set(operationsWhere(() => true).map(({ path }) => path))];
    const calls = [
      ...paths.flatMap((path) => METHODS.map((method) => [method, path] as const)),
      ...FORGOTTEN.flatMap((path) => METHODS.map((method) => [method, path] as const)),
    ];
    const served: string[] = [];

    for (const [method, path] of calls) {
      const url = path.replace(/\{\w+\}/g, randomUUID());
      if (api.contract.find(method, url) !== undefined) continue;
      const { status, body } = await api.call(method, url, { as: admin });
      if (status !== 404 || body.code !== 'route-not-found') served.push(`${method} ${path}`);
    }

    expect(served).toEqual([]);
  });
});

describe('API10:2023 unsafe consumption of APIs', () => {
  it('[PHO-1] reads no more of an upload than a photo may have, whatever the bucket sends', async () => {
    const bucket = await EndlessBucket.open(8 * PHOTO_BYTES_MAX);
    const deceived = await startApi({ S3_ENDPOINT: bucket.url });
    try {
      const student = await deceived.people.student();
      const begun = await deceived.post('/fotos', {
        as: student,
        body: { tipo: 'image/jpeg', bytes: 1000 },
      });

      const answer = await deceived.post(`/fotos/${String(begun.body.foto_id)}/completar`, {
        as: student,
      });

      expect(answer.body.code).toBe('photo-too-large');
      expect(await bucket.hungUp).toBe(true);
      expect((await deceived.get('/health/live')).status).toBe(200);
    } finally {
      await deceived.close();
      await bucket.close();
    }
  });
});
