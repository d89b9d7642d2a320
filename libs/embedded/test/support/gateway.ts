import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { WebSocket, type ClientOptions } from 'ws';
import {
  startWebSocketApi,
  type EmbeddedWebSocketApi,
  type WebSocketApiOptions,
} from '../../src/websocket-api/index.js';

export interface TestGateway extends EmbeddedWebSocketApi {
  readonly management: ApiGatewayManagementApiClient;
}

/** A WebSocket API with the SDK's real management client connected to it. */
export async function openGateway(
  routes: WebSocketApiOptions['routes'],
  more: Partial<WebSocketApiOptions> = {},
): Promise<TestGateway> {
  const gateway = await startWebSocketApi({ stage: 'local', routes, ...more });
  const management = new ApiGatewayManagementApiClient({
    endpoint: gateway.managementEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    ...gateway,
    management,
    close: async () => {
      management.destroy();
      await gateway.close();
    },
  };
}

export interface TestClient {
  readonly socket: WebSocket;
  /** The next text that arrives, also one that came before it was asked for. */
  next(): Promise<string>;
  /** How the connection ended. */
  readonly closed: Promise<Closed>;
}

interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Connects, and fails with the status when the handshake is refused. */
export async function connect(url: string, options: ClientOptions = {}): Promise<TestClient> {
  const socket = new WebSocket(url, options);
  const waiting: ((text: string) => void)[] = [];
  const arrived: string[] = [];
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    const taker = waiting.shift();
    if (taker) taker(text);
    else arrived.push(text);
  });
  const closed = new Promise<Closed>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await opened(socket);
  socket.on('error', () => undefined);
  return {
    socket,
    closed,
    next: () =>
      new Promise((resolve) => {
        const text = arrived.shift();
        if (text === undefined) waiting.push(resolve);
        else resolve(text);
      }),
  };
}

/** The HTTP status that refuses a handshake. */
export async function refusedWith(url: string, options: ClientOptions = {}): Promise<number> {
  const socket = new WebSocket(url, options);
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
}

/** Remembers what it was called with, in order, and lets a test wait for the next call. */
export function recorder<T>(): {
  readonly calls: T[];
  record(call: T): void;
  count(n: number): Promise<T[]>;
} {
  const calls: T[] = [];
  const waiting: { readonly n: number; readonly resolve: (calls: T[]) => void }[] = [];
  return {
    calls,
    record: (call) => {
      calls.push(call);
      for (const { n, resolve } of waiting) if (calls.length >= n) resolve(calls);
    },
    count: (n) =>
      calls.length >= n
        ? Promise.resolve(calls)
        : new Promise((resolve) => waiting.push({ n, resolve })),
  };
}
