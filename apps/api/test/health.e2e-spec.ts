import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type RunningApi } from './support/start-api.js';

/** A port that nothing listens on. */
const NOWHERE = 'http://127.0.0.1:9';

describe('health', () => {
  let well: RunningApi;
  let ill: RunningApi;

  beforeAll(async () => {
    [well, ill] = await Promise.all([startApi(), startApi({ DYNAMODB_ENDPOINT: NOWHERE })]);
  });

  afterAll(async () => {
    await Promise.all([well.close(), ill.close()]);
  });

  it.each(['/health', '/health/ready'])(
    '[API-6] %s is ok while the tables answer',
    async (path) => {
      const answer = await well.get(path);

      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ status: 'ok', details: { storage: { status: 'up' } } });
    },
  );

  it.each(['/health', '/health/ready'])('[API-6] %s is not when they do not', async (path) => {
    const answer = await ill.get(path);

    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({
      status: 'error',
      info: {},
      error: { storage: { status: 'down' } },
      details: { storage: { status: 'down' } },
    });
  });

  it('[API-6] /health/live looks at the process alone', async () => {
    const answer = await ill.get('/health/live');

    expect(answer.status).toBe(200);
    expect(answer.body.status).toBe('ok');
  });

  it.each(['/health', '/health/live', '/health/ready'])('%s is never cached', async (path) => {
    expect((await well.get(path)).headers['cache-control']).toContain('no-store');
    expect((await ill.get(path)).headers['cache-control']).toContain('no-store');
  });
});
