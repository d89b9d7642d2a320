import { TokenSigner, generateSigningKey } from '@vigia/platform';
import { actorOf, UserRepository } from '@vigia/domain/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

/** An api on the tables of another one that signs with one key and believes several. */
type Key = Awaited<ReturnType<typeof generateSigningKey>>;

describe('tokens while the signing key is changed', () => {
  let api: RunningApi;
  let student: Person;
  let older: Key;
  let newer: Key;
  const opened: RunningApi[] = [];

  beforeAll(async () => {
    [older, newer] = [await generateSigningKey('older'), await generateSigningKey('newer')];
    api = await startApi();
    student = await api.people.student();
  });

  afterAll(async () => {
    for (const each of [...opened, api]) await each.close();
  });

  async function task(signs: Key, ...believes: readonly Key[]): Promise<RunningApi> {
    const running = await startApi({
      DYNAMODB_ENDPOINT: api.config.dynamo.endpoint!,
      TOKEN_PRIVATE_KEY: JSON.stringify(signs.privateKey),
      TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: believes.map(({ publicKey }) => publicKey) }),
    });
    opened.push(running);
    return running;
  }

  /** A token of the older key, as it was handed out before. */
  async function oldToken(): Promise<string> {
    const user = await api.app.get(UserRepository).find(student.email);
    const claims = { actor: actorOf(user!), sessionId: '7a4f4c0e-0d2c-4b8e-9d4b-0b0b6c1f2d3e' };
    const signer = await TokenSigner.from(older.privateKey);
    return signer.access(claims, api.clock.nowMs());
  }

  it('[ACC-25] of the old key count until it is forgotten, those of the new one at once', async () => {
    const during = await task(newer, newer, older);
    const after = await task(newer, newer);
    const token = await oldToken();
    const { token: fresh } = await during.people.login(student.email, student.name, student.role);

    expect((await during.get('/me', { as: { token } })).status).toBe(200);
    expect((await during.get('/me', { as: { token: fresh } })).status).toBe(200);
    expect((await after.get('/me', { as: { token } })).status).toBe(401);
    expect((await after.get('/me', { as: { token: fresh } })).status).toBe(200);
  });

  it('[ACC-25] leaves nobody logged out: a session is no token', async () => {
    const after = await task(newer, newer);

    const answer = await after.get('/me', { headers: { Cookie: student.cookie } });

    expect(answer.status).toBe(200);
  });
});
