import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import type { DisconnectEvent, MessageEvent } from '../src/websocket-api/index.js';
import { connect, openGateway, recorder, type TestGateway } from './support/gateway.js';

let gateway: TestGateway;
afterEach(() => gateway.close());

const KB = 1024;

describe('a message', () => {
  it('comes to $default as API Gateway would send it', async () => {
    const events = recorder<MessageEvent>();
    gateway = await openGateway({
      $default: async (event: APIGatewayProxyWebsocketEventV2) =>
        events.record(event as MessageEvent),
    });

    const client = await connect(gateway.url);
    client.socket.send('{"text":"ñandú 🦤"}');

    const [event] = await events.count(1);
    expect(event).toMatchObject({
      body: '{"text":"ñandú 🦤"}',
      isBase64Encoded: false,
      requestContext: {
        routeKey: '$default',
        eventType: 'MESSAGE',
        messageId: expect.any(String),
        connectionId: expect.any(String),
      },
    });
    expect(event).not.toHaveProperty('headers');
  });

  it.each([
    ['{"action":"ping"}', 'ping'],
    ['{"action":"unknown"}', '$default'],
    ['{"action":"$disconnect"}', '$default'],
    ['{"action":"toString"}', '$default'],
    ['{"action":7}', '$default'],
    ['{"type":"ping"}', '$default'],
    ['not json', '$default'],
    ['null', '$default'],
  ])('%s is routed to %s', async (message, routeKey) => {
    const answer = async ({ requestContext }: MessageEvent) => ({ body: requestContext.routeKey });
    gateway = await openGateway({ $default: answer, actions: { ping: answer, pong: answer } });

    const client = await connect(gateway.url);
    client.socket.send(message);

    expect(await client.next()).toBe(routeKey);
  });

  it('that is binary comes as base64', async () => {
    const events = recorder<MessageEvent>();
    gateway = await openGateway({ $default: async (event) => events.record(event) });

    const client = await connect(gateway.url);
    client.socket.send(Buffer.from([0, 255]));

    expect(await events.count(1)).toMatchObject([{ body: 'AP8=', isBase64Encoded: true }]);
  });

  it('is answered with the body of the route response, and not without one', async () => {
    gateway = await openGateway({
      $default: async () => ({ statusCode: 200 }),
      actions: { ping: async () => ({ statusCode: 200, body: '{"type":"pong"}' }) },
    });

    const client = await connect(gateway.url);
    client.socket.send('silence');
    client.socket.send('{"action":"ping"}');

    expect(await client.next()).toBe('{"type":"pong"}');
  });

  it('that nobody handles, or whose handler fails, is answered in AWS’s words', async () => {
    const errors = recorder<string>();
    gateway = await openGateway(
      { actions: { crash: () => Promise.reject(new Error('secret')) } },
      { onError: (error, routeKey) => errors.record(`${routeKey}: ${String(error)}`) },
    );

    const client = await connect(gateway.url);
    client.socket.send('{"action":"unknown"}');
    client.socket.send('{"action":"crash"}');

    const ids = { connectionId: expect.any(String), requestId: expect.any(String) };
    expect(JSON.parse(await client.next())).toEqual({ message: 'Forbidden', ...ids });
    expect(JSON.parse(await client.next())).toEqual({ message: 'Internal server error', ...ids });
    expect(errors.calls).toEqual(['crash: Error: secret']);
  });

  it('waits until the one before it is handled', async () => {
    const order: string[] = [];
    const releases: (() => void)[] = [];
    const started = recorder<string>();
    gateway = await openGateway({
      $default: async ({ body }) => {
        order.push(`${body} begins`);
        started.record(body);
        if (body === 'slow') await new Promise<void>((resolve) => releases.push(resolve));
        order.push(`${body} ends`);
        return { body };
      },
    });

    const client = await connect(gateway.url);
    client.socket.send('slow');
    client.socket.send('fast');
    await started.count(1);
    const other = await connect(gateway.url);
    other.socket.send('other');
    await other.next();
    releases[0]!();
    await client.next();
    await client.next();

    expect(order).toEqual([
      'slow begins',
      'other begins',
      'other ends',
      'slow ends',
      'fast begins',
      'fast ends',
    ]);
  });
});

describe('$disconnect', () => {
  async function observed() {
    const events = recorder<DisconnectEvent>();
    gateway = await openGateway({ $disconnect: async (event) => events.record(event) });
    const client = await connect(gateway.url);
    return { client, events };
  }

  it('gets the code and the reason the client gave', async () => {
    const { client, events } = await observed();

    client.socket.close(4001, 'done');

    const [event] = await events.count(1);
    expect(event).toMatchObject({
      headers: { Host: `127.0.0.1:${gateway.port}`, 'X-Forwarded-For': '127.0.0.1' },
      multiValueHeaders: { Host: [`127.0.0.1:${gateway.port}`] },
      requestContext: {
        routeKey: '$disconnect',
        eventType: 'DISCONNECT',
        disconnectStatusCode: 4001,
        disconnectReason: 'done',
      },
      isBase64Encoded: false,
    });
    expect(gateway.connections()).toBe(0);
  });

  it('says so when the client gave no code', async () => {
    const { client, events } = await observed();

    client.socket.close();

    const [event] = await events.count(1);
    expect(event?.requestContext).toMatchObject({
      disconnectStatusCode: 1005,
      disconnectReason: 'Client-side close frame status not set',
    });
  });

  it('says so when the client vanished', async () => {
    const { client, events } = await observed();

    client.socket.terminate();

    const [event] = await events.count(1);
    expect(event?.requestContext).toMatchObject({
      disconnectStatusCode: 1006,
      disconnectReason: 'Connection closed abnormally',
    });
  });

  it('comes after the messages before it', async () => {
    const order = recorder<string>();
    gateway = await openGateway({
      $default: async ({ body }) => {
        await Promise.resolve();
        order.record(body);
      },
      $disconnect: async () => order.record('gone'),
    });
    const client = await connect(gateway.url);

    client.socket.send('one');
    client.socket.send('two');
    client.socket.close();

    expect(await order.count(3)).toEqual(['one', 'two', 'gone']);
  });
});

describe('the limits', () => {
  async function limited(limits: object = {}) {
    const messages = recorder<number>();
    const ends = recorder<[number, string]>();
    gateway = await openGateway(
      {
        $default: async ({ body }) => messages.record(body.length),
        $disconnect: async ({ requestContext: { disconnectStatusCode, disconnectReason } }) =>
          ends.record([disconnectStatusCode, disconnectReason]),
      },
      { limits },
    );
    return { client: await connect(gateway.url), messages, ends };
  }

  it('let a frame of 32 KB through', async () => {
    const { client, messages } = await limited();

    client.socket.send('x'.repeat(32 * KB));

    expect(await messages.count(1)).toEqual([32 * KB]);
  });

  it('end the connection with 1009 at a frame over 32 KB, after the messages before it', async () => {
    const { client, messages, ends } = await limited();

    client.socket.send('before');
    client.socket.send('x'.repeat(32 * KB + 1));
    client.socket.send('after');

    expect((await client.closed).code).toBe(1009);
    expect(await ends.count(1)).toEqual([[1009, 'Frame too large']]);
    expect(messages.calls).toEqual(['before'.length]);
  });

  it('let a message of 128 KB in four frames through', async () => {
    const { client, messages } = await limited();

    for (const part of [1, 2, 3, 4]) {
      client.socket.send('x'.repeat(32 * KB), { fin: part === 4 });
    }

    expect(await messages.count(1)).toEqual([128 * KB]);
  });

  it('end the connection with 1009 at a message over 128 KB', async () => {
    const { client, messages, ends } = await limited();

    for (const part of [1, 2, 3, 4]) client.socket.send('x'.repeat(32 * KB), { fin: part === 5 });
    client.socket.send('x', { fin: true });

    expect((await client.closed).code).toBe(1009);
    expect(await ends.count(1)).toEqual([[1009, 'Message too large']]);
    expect(messages.calls).toEqual([]);
  });

  it('count each message by itself', async () => {
    const { client, messages } = await limited();

    for (let i = 0; i < 6; i += 1) {
      client.socket.send('x'.repeat(30 * KB));
      client.socket.ping('between');
    }

    expect(await messages.count(6)).toHaveLength(6);
  });

  it('cut a connection that is idle', async () => {
    const { client, ends } = await limited({ idleMs: 20 });

    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    expect(await ends.count(1)).toEqual([[1001, 'Going away']]);
  });
});
