import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import {
  startWebSocketApi,
  type AuthorizerEvent,
  type AuthorizerResult,
  type ConnectEvent,
  type MessageEvent,
} from '../src/websocket-api/index.js';
import {
  connect,
  openGateway,
  recorder,
  refusedWith,
  type TestGateway,
} from './support/gateway.js';

let gateway: TestGateway;
afterEach(() => gateway.close());

const policy = (Effect: 'Allow' | 'Deny', Resource: string): AuthorizerResult => ({
  principalId: 'ana',
  policyDocument: { Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }] },
});
const allow = (event: AuthorizerEvent, context?: AuthorizerResult['context']) =>
  Promise.resolve({ ...policy('Allow', event.methodArn), ...(context && { context }) });
const connected = () => Promise.resolve({ statusCode: 200 });

describe('$connect', () => {
  it('gets the event API Gateway would send', async () => {
    const events = recorder<ConnectEvent>();
    gateway = await openGateway({
      $connect: async (event) => {
        events.record(event);
        return { statusCode: 200 };
      },
    });

    await connect(`${gateway.url}?ticket=a&tag=one&tag=two%20words`, {
      headers: {
        Cookie: 'vigia_session=s',
        'X-Trace': ['1', '2'] as never,
        'User-Agent': 'tester',
      },
    });

    const [event] = await events.count(1);
    expect(event).toEqual({
      headers: expect.objectContaining({
        Host: `127.0.0.1:${gateway.port}`,
        Cookie: 'vigia_session=s',
        'X-Trace': '2',
        'Sec-WebSocket-Version': '13',
        'X-Forwarded-For': '127.0.0.1',
        'X-Forwarded-Port': String(gateway.port),
        'X-Forwarded-Proto': 'http',
      }),
      multiValueHeaders: expect.objectContaining({ 'X-Trace': ['1', '2'] }),
      queryStringParameters: { ticket: 'a', tag: 'two words' },
      multiValueQueryStringParameters: { ticket: ['a'], tag: ['one', 'two words'] },
      isBase64Encoded: false,
      requestContext: {
        routeKey: '$connect',
        eventType: 'CONNECT',
        extendedRequestId: expect.any(String),
        requestTime: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        requestTimeEpoch: expect.any(Number),
        requestId: expect.any(String),
        messageDirection: 'IN',
        stage: 'local',
        connectedAt: expect.any(Number),
        connectionId: expect.stringMatching(/^[\w-]{15}=$/),
        domainName: `127.0.0.1:${gateway.port}`,
        apiId: 'local',
        identity: { sourceIp: '127.0.0.1', userAgent: 'tester' },
      },
    });
    expect(event?.headers).not.toHaveProperty('Upgrade');
    expect(gateway.connections()).toBe(1);
  });

  it('carries no query members when there is no query', async () => {
    const events = recorder<ConnectEvent>();
    gateway = await openGateway({
      $connect: async (event) => {
        events.record(event);
        return { statusCode: 200 };
      },
    });

    await connect(gateway.url);

    const [event] = await events.count(1);
    expect(event).not.toHaveProperty('queryStringParameters');
    expect(event).not.toHaveProperty('multiValueQueryStringParameters');
  });

  it.each([
    [401, async () => ({ statusCode: 401 })],
    [500, async () => ({ statusCode: 500 })],
    [502, () => Promise.reject(new Error('crash'))],
    [502, async () => undefined],
  ])('refuses with %i what its handler does not accept', async (status, $connect) => {
    gateway = await openGateway({ $connect }, { onError: () => undefined });

    expect(await refusedWith(gateway.url)).toBe(status);
    expect(gateway.connections()).toBe(0);
  });

  it('is refused with 403 outside the stage', async () => {
    gateway = await openGateway({});

    expect(await refusedWith(gateway.url.replace('/local', '/other'))).toBe(403);
  });

  it.each(['//', '/else'])(
    'outlives an upgrade to %s and the reset after its refusal',
    async (path) => {
      gateway = await openGateway({});
      const socket = connectSocket({ port: gateway.port, host: '127.0.0.1', allowHalfOpen: true });
      socket.write(
        `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n`,
      );
      const [answer] = (await once(socket, 'data')) as [Buffer];
      socket.resetAndDestroy();

      expect(answer.toString()).toContain('403 Forbidden');
      await expect(connect(gateway.url)).resolves.toBeDefined();
    },
  );

  it('is not asked about an upgrade that is no WebSocket handshake', async () => {
    const events = recorder<ConnectEvent>();
    gateway = await openGateway({
      $connect: async (event) => {
        events.record(event);
        return { statusCode: 200 };
      },
    });
    const socket = connectSocket(gateway.port, '127.0.0.1');
    socket.write('GET /local HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n');

    const [answer] = (await once(socket, 'data')) as [Buffer];

    expect(answer.toString()).toContain('400 Bad Request');
    expect(events.calls).toEqual([]);
  });

  it('is undone by $disconnect when the client is gone before it ends', async () => {
    const asked = recorder<string>();
    const undone = recorder<number>();
    let accept: (result: { statusCode: number }) => void = () => undefined;
    gateway = await openGateway({
      $connect: (event) => {
        asked.record(event.requestContext.connectionId);
        return new Promise((resolve) => {
          accept = resolve;
        });
      },
      $disconnect: async (event) => undone.record(event.requestContext.disconnectStatusCode),
    });
    const socket = connectSocket(gateway.port, '127.0.0.1');
    socket.write(
      'GET /local HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n' +
        'sec-websocket-version: 13\r\nsec-websocket-key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n',
    );
    await asked.count(1);
    socket.destroy();
    await once(socket, 'close');
    accept({ statusCode: 200 });

    expect(await undone.count(1)).toEqual([1006]);
    expect(gateway.connections()).toBe(0);
  });

  it('names no subprotocol that the integration does not name', async () => {
    gateway = await openGateway({ $connect: connected });

    await expect(
      connect(gateway.url, { headers: { 'Sec-WebSocket-Protocol': 'chat' } }),
    ).resolves.toMatchObject({ socket: { protocol: '' } });
  });
});

describe('the authorizer', () => {
  it('gets a REQUEST event, and every other handler gets its context as texts', async () => {
    const asked = recorder<AuthorizerEvent>();
    const told = recorder<ConnectEvent | MessageEvent>();
    gateway = await openGateway({
      authorizer: (event) => {
        asked.record(event);
        return allow(event, { email: 'ana@utec.edu.pe', level: 3, admin: false, none: null });
      },
      $connect: async (event) => {
        told.record(event);
        return { statusCode: 200 };
      },
      $default: async (event) => told.record(event),
    });

    const client = await connect(`${gateway.url}?ticket=t`);
    client.socket.send('hello');

    const [authorizer] = await asked.count(1);
    expect(authorizer).toMatchObject({
      type: 'REQUEST',
      methodArn: expect.stringMatching(/^arn:aws:execute-api:.+:local\/local\/\$connect$/),
      queryStringParameters: { ticket: 't' },
      multiValueQueryStringParameters: { ticket: ['t'] },
      stageVariables: {},
      requestContext: { routeKey: '$connect', eventType: 'CONNECT', stage: 'local' },
    } satisfies Partial<Record<keyof APIGatewayRequestAuthorizerEvent, unknown>>);
    for (const event of await told.count(2)) {
      expect(event.requestContext.authorizer).toEqual({
        principalId: 'ana',
        email: 'ana@utec.edu.pe',
        level: '3',
        admin: 'false',
        integrationLatency: expect.any(Number),
      });
    }
  });

  it.each<[string, number, (event: AuthorizerEvent) => Promise<AuthorizerResult>]>([
    ['throws Unauthorized', 401, () => Promise.reject(new Error('Unauthorized'))],
    ['throws anything else', 500, () => Promise.reject(new Error('no database'))],
    ['denies', 403, async (event) => policy('Deny', event.methodArn)],
    ['allows another resource', 403, async (event) => policy('Allow', `${event.methodArn}x`)],
    [
      'allows and denies',
      403,
      async (event) => ({
        principalId: 'ana',
        policyDocument: {
          Statement: [
            { Action: '*', Effect: 'Allow', Resource: '*' },
            { Action: ['execute-api:Invoke'], Effect: 'Deny', Resource: [event.methodArn] },
          ],
        },
      }),
    ],
    ['tells more than texts', 500, (event) => allow(event, { roles: ['admin'] })],
    ['answers nothing', 500, async () => undefined as never],
  ])('that %s refuses with %i', async (_what, status, authorizer) => {
    const connects = recorder<ConnectEvent>();
    gateway = await openGateway(
      {
        authorizer,
        $connect: async (event) => {
          connects.record(event);
          return { statusCode: 200 };
        },
      },
      { onError: () => undefined },
    );

    expect(await refusedWith(gateway.url)).toBe(status);
    expect(connects.calls).toEqual([]);
  });

  it.each(['*', 'arn:aws:execute-api:*:*:*/local/*', 'arn:aws:execute-api:us-east-?:*'])(
    'may allow with the pattern %s',
    async (Resource) => {
      gateway = await openGateway({ authorizer: async () => policy('Allow', Resource) });

      await expect(connect(gateway.url)).resolves.toBeDefined();
    },
  );
});

describe('the server', () => {
  it('says which port is taken', async () => {
    gateway = await openGateway({});

    await expect(
      startWebSocketApi({ stage: 'local', routes: {}, port: gateway.port }),
    ).rejects.toThrow(`Port ${gateway.port} is taken`);
  });

  it('takes over an upgrade from another server, whatever its path', async () => {
    const messages = recorder<string>();
    gateway = await openGateway({ $default: async ({ body }) => messages.record(body) });
    const frontDoor = createServer();
    frontDoor.on('upgrade', gateway.handleUpgrade);
    frontDoor.listen(0, '127.0.0.1');
    await once(frontDoor, 'listening');
    const { port } = frontDoor.address() as AddressInfo;

    const client = await connect(`ws://127.0.0.1:${port}/ws`);
    client.socket.send('through the front door');

    expect(await messages.count(1)).toEqual(['through the front door']);
    client.socket.close();
    await client.closed;
    frontDoor.close();
  });

  it('closes although a handshake is still waiting for its handler', async () => {
    const asked = recorder<string>();
    gateway = await openGateway({
      $connect: (event) => {
        asked.record(event.requestContext.connectionId);
        return new Promise(() => undefined);
      },
    });
    const attempt = connect(gateway.url);
    await asked.count(1);

    await Promise.all([gateway.close(), expect(attempt).rejects.toThrow()]);
  });

  it('says goodbye with 1001 when it closes, and lets $disconnect end', async () => {
    const ended = recorder<[number, string]>();
    gateway = await openGateway({
      $disconnect: async ({ requestContext }) => {
        await Promise.resolve();
        ended.record([requestContext.disconnectStatusCode, requestContext.disconnectReason]);
      },
    });
    const polite = await connect(gateway.url);
    const deaf = await connect(gateway.url);
    deaf.socket.pause();

    await gateway.close();

    expect(ended.calls).toEqual([
      [1001, 'Going away'],
      [1001, 'Going away'],
    ]);
    expect((await polite.closed).code).toBe(1001);
    deaf.socket.terminate();
  });
});
