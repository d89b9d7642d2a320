import {
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, openGateway, recorder, type TestGateway } from './support/gateway.js';

let gateway: TestGateway;
let connected: ReturnType<typeof recorder<string>>;
let disconnected: ReturnType<typeof recorder<[number, string]>>;

async function open(limits: object = {}) {
  connected = recorder();
  disconnected = recorder();
  gateway = await openGateway(
    {
      $connect: async ({ requestContext: { connectionId } }) => {
        connected.record(connectionId);
        return { statusCode: 200 };
      },
      $disconnect: async ({ requestContext: { disconnectStatusCode, disconnectReason } }) =>
        disconnected.record([disconnectStatusCode, disconnectReason]),
    },
    { limits },
  );
}
beforeEach(() => open());
afterEach(() => gateway.close());

const post = (ConnectionId: string, Data: string | Buffer) =>
  gateway.management.send(new PostToConnectionCommand({ ConnectionId, Data }));
async function client() {
  const { length } = connected.calls;
  const opened = await connect(gateway.url);
  const ids = await connected.count(length + 1);
  return { ...opened, id: ids[length]! };
}

describe('POST @connections', () => {
  it('reaches the one client it names, as text', async () => {
    const ana = await client();
    const luis = await client();

    await post(luis.id, Buffer.from('{"para":"luis"}'));
    await post(ana.id, '{"para":"ñandú 🦤"}');

    expect(await luis.next()).toBe('{"para":"luis"}');
    expect(await ana.next()).toBe('{"para":"ñandú 🦤"}');
  });

  it('keeps the order of what it is given', async () => {
    const { id, next } = await client();

    for (let i = 0; i < 20; i += 1) await post(id, String(i));

    const texts: string[] = [];
    while (texts.length < 20) texts.push(await next());
    expect(texts).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  });

  it('is answered with 410 for a client that never was or is gone', async () => {
    const { id, socket } = await client();
    socket.close();
    await disconnected.count(1);

    for (const gone of [id, 'L0SM9cOFvHcCIhw=']) {
      await expect(post(gone, 'x')).rejects.toMatchObject({
        name: 'GoneException',
        $metadata: { httpStatusCode: 410 },
      });
    }
  });

  it('is answered with 410 while $connect still runs', async () => {
    const outcomes = recorder<string>();
    await gateway.close();
    gateway = await openGateway({
      $connect: async ({ requestContext }) => {
        await post(requestContext.connectionId, 'too early').catch((error: unknown) =>
          outcomes.record((error as Error).name),
        );
        return { statusCode: 200 };
      },
    });

    await connect(gateway.url);

    expect(outcomes.calls).toEqual(['GoneException']);
  });

  it('is answered with 413 over 128 KB, and takes 128 KB', async () => {
    const { id, next } = await client();

    await expect(post(id, 'x'.repeat(128 * 1024 + 1))).rejects.toMatchObject({
      name: 'PayloadTooLargeException',
      $metadata: { httpStatusCode: 413 },
    });
    await post(id, 'x'.repeat(128 * 1024));

    expect(await next()).toHaveLength(128 * 1024);
  });

  it('is answered with 429 when there are too many', async () => {
    await gateway.close();
    await open({ postRatePerSecond: 3 });
    const { id } = await client();

    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => post(id, 'x')));

    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(12);
    for (const { reason } of refused as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({
        name: 'LimitExceededException',
        $metadata: { httpStatusCode: 429 },
      });
    }
  });
});

describe('GET @connections', () => {
  it('tells since when and from where a client is connected', async () => {
    const { id } = await client();

    const info = await gateway.management.send(new GetConnectionCommand({ ConnectionId: id }));

    expect(info).toMatchObject({
      ConnectedAt: expect.any(Date),
      LastActiveAt: expect.any(Date),
      Identity: { SourceIp: '127.0.0.1' },
    });
  });

  it('is answered with 410 for nobody', async () => {
    await expect(
      gateway.management.send(new GetConnectionCommand({ ConnectionId: 'L0SM9cOFvHcCIhw=' })),
    ).rejects.toMatchObject({ name: 'GoneException' });
  });
});

describe('DELETE @connections', () => {
  it('ends the connection, once', async () => {
    const { id, closed } = await client();
    const remove = () => gateway.management.send(new DeleteConnectionCommand({ ConnectionId: id }));

    await remove();

    expect(await closed).toEqual({ code: 1000, reason: 'Connection Closed Normally' });
    expect(await disconnected.count(1)).toEqual([[1000, 'Connection Closed Normally']]);
    await expect(remove()).rejects.toMatchObject({ name: 'GoneException' });
  });
});

describe('the management API', () => {
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=x' };

  it.each([
    ['an unsigned request', '/local/@connections/x', {}, 'POST', 'Missing Authentication Token'],
    ['another stage', '/other/@connections/x', signed, 'POST', 'Forbidden'],
    ['another path', '/local/else', signed, 'POST', 'Forbidden'],
  ])('refuses %s with 403', async (_what, path, headers, method, message) => {
    const response = await fetch(`http://127.0.0.1:${gateway.port}${path}`, { method, headers });

    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ message });
  });

  it('refuses another method with 403', async () => {
    const { id } = await client();

    const response = await fetch(
      `${gateway.managementEndpoint}/@connections/${encodeURIComponent(id)}`,
      { method: 'PATCH', headers: signed },
    );

    expect(response.status).toBe(403);
  });

  it('takes an id it cannot decode for one that is gone', async () => {
    const response = await fetch(`${gateway.managementEndpoint}/@connections/%E0%A4%A`, {
      headers: signed,
    });

    expect(response.status).toBe(410);
  });
});
