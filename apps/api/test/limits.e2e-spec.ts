import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CounterWindows } from '../src/limits/counter-windows.js';
import { PASSWORD } from './support/people.js';
import { RedisServer, hasRedis } from './support/redis-server.js';
import { startApi, type RunningApi } from './support/start-api.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

const from = (ip: string) => ({ 'X-Forwarded-For': ip });

describe('too many requests', () => {
  let strict: RunningApi;

  beforeAll(async () => {
    strict = await startApi({ REQUESTS_PER_USER: '3', REQUESTS_PER_IP: '5' });
  });

  afterAll(async () => {
    await strict.close();
  });

  it('[LIM-1] of one person to one route are refused until the minute ends', async () => {
    const student = await strict.people.student({ verified: false });
    strict.clock.advance(MINUTE_MS);
    const me = (ip: string) => strict.get('/me', { as: student, headers: from(ip) });

    const statuses = [await me('192.0.2.1'), await me('192.0.2.2'), await me('192.0.2.3')];
    const refused = await me('192.0.2.4');
    const otherRoute = await strict.get('/notificaciones', {
      as: student,
      headers: from('192.0.2.4'),
    });
    strict.clock.advance(MINUTE_MS);
    const later = await me('192.0.2.1');

    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(statuses[0]?.headers['ratelimit']).toBe('"address";r=4;t=60, "user";r=2;t=60');
    expect(statuses[0]?.headers['ratelimit-policy']).toBe('"address";q=5;w=60, "user";q=3;w=60');
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('60');
    expect(otherRoute.status).toBe(200);
    expect(later.status).toBe(200);
  });

  it('[LIM-1] of one address are refused before anybody looks at who asks', async () => {
    const ask = (ip: string) => strict.get('/me', { headers: from(ip) });
    const statuses: number[] = [];
    for (let n = 1; n <= 6; n += 1) {
      statuses.push((await ask(`2001:db8::${String(n)}`)).status);
    }

    const elsewhere = await ask('2001:db8:0:1::1');

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(elsewhere.status).toBe(401);
  });

  it('[LIM-1] are no reason to call a healthy task ill', async () => {
    for (let n = 0; n < 7; n += 1) {
      const { status } = await strict.get('/health/ready', { headers: from('192.0.2.77') });
      expect(status).toBe(200);
    }
  });
});

describe('wrong passwords', () => {
  let api: RunningApi;
  const login = (email: string, password: string, ip: string) =>
    api.post('/auth/login', { body: { email, password }, headers: from(ip) });

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(async () => {
    await api.close();
  });

  it('[LIM-2] make the next try wait, longer each time, there and nowhere else', async () => {
    const { email } = await api.people.student();
    for (let n = 0; n < 5; n += 1) await login(email, 'wrong', '192.0.2.1');

    const sixth = await login(email, 'wrong', '192.0.2.1');
    const tooSoon = await login(email, PASSWORD, '192.0.2.1');
    const owner = await login(email, PASSWORD, '192.0.2.2');
    api.clock.advance(SECOND_MS);
    const seventh = await login(email, 'wrong', '192.0.2.1');
    const again = await login(email, 'wrong', '192.0.2.1');

    expect(sixth.status).toBe(401);
    expect([tooSoon.status, tooSoon.headers['retry-after']]).toEqual([429, '1']);
    expect(owner.status).toBe(200);
    expect(seventh.status).toBe(401);
    expect([again.status, again.headers['retry-after']]).toEqual([429, '2']);
  });

  it('[LIM-2] are forgotten once the right one comes', async () => {
    const { email } = await api.people.student();
    for (let n = 0; n < 5; n += 1) await login(email, 'wrong', '192.0.2.3');

    const right = await login(email, PASSWORD, '192.0.2.3');
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      statuses.push((await login(email, 'wrong', '192.0.2.3')).status);
    }

    expect(right.status).toBe(200);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401]);
  });

  it('[LIM-2] [ACC-11] slow down an address that nobody has just the same', async () => {
    const email = api.people.address('estudiante');
    for (let n = 0; n < 6; n += 1) await login(email, 'wrong', '192.0.2.4');

    expect((await login(email, 'wrong', '192.0.2.4')).status).toBe(429);
  });

  it('[LIM-2] that come all at once are no way around', async () => {
    const { email } = await api.people.student();

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => login(email, 'wrong', '192.0.2.5')),
    );

    expect(answers.filter(({ status }) => status === 401)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(6);
  });
});

describe.runIf(hasRedis())('two tasks with a Redis', () => {
  let redis: RedisServer;
  let tasks: readonly [RunningApi, RunningApi];

  beforeAll(async () => {
    redis = await RedisServer.start();
    const env = { REDIS_URL: redis.url, ATTEMPTS_PER_ACCOUNT: '3' };
    tasks = await Promise.all([startApi(env), startApi(env)]);
    const [one, other] = tasks.map(({ app }) => app.get(CounterWindows));
    // They answer before they are connected.
    await vi.waitFor(async () => {
      await one?.increment('hello', MINUTE_MS);
      expect(await other?.peek('hello')).toBeDefined();
    });
  });

  afterAll(async () => {
    await Promise.all(tasks.map((task) => task.close()));
    await redis.kill();
  });

  it('[LIM-3] count together', async () => {
    const [one, other] = tasks;
    const email = one.people.address('estudiante');
    const attempt = (task: RunningApi) =>
      task.post('/auth/login', { body: { email, password: 'wrong' } });

    const answers = [await attempt(one), await attempt(other), await attempt(one)];
    const refused = await attempt(other);

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(answers[2]?.headers['ratelimit']).toMatch(/"account";r=0;t=/);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('[LIM-3] peek at and forget what the other counted', async () => {
    const [one, other] = tasks.map(({ app }) => app.get(CounterWindows));

    await one?.increment('k', MINUTE_MS);
    const second = await other?.increment('k', MINUTE_MS);
    const seen = await one?.peek('k');
    await one?.forget('k');

    expect(second?.hits).toBe(2);
    expect(seen?.hits).toBe(2);
    expect(seen?.endsInMs).toBeGreaterThan(0);
    expect(await other?.peek('k')).toBeUndefined();
  });

  it('[LIM-3] count each for itself, and go on answering, while Redis is out of reach', async () => {
    const [one] = tasks;
    const email = one.people.address('estudiante');
    const attempt = () => one.post('/auth/login', { body: { email, password: 'wrong' } });
    await redis.kill();

    const statuses = [await attempt(), await attempt(), await attempt(), await attempt()];

    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
    expect((await one.get('/health/ready')).status).toBe(200);
  });
});
