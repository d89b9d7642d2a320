import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { listenOnLoopback } from '../listen-on-loopback.js';
import { Connection, type ConnectionInfo } from './connection.js';
import type { WebSocketRoutes } from './events.js';
import { isWebSocketHandshake, readHandshake, refuseHandshake, sourceIpOf } from './handshake.js';
import { AWS_LIMITS, type WebSocketLimits } from './limits.js';
import { managementApi } from './management-api.js';
import { RouteInvoker, type ErrorListener } from './route-invoker.js';

export interface WebSocketApiOptions {
  /** The first part of the path of both URLs. */
  readonly stage: string;
  readonly routes: WebSocketRoutes;
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** AWS's own numbers where nothing else is said. */
  readonly limits?: Partial<WebSocketLimits>;
  readonly apiId?: string;
  /** A process warning unless told. */
  readonly onError?: ErrorListener;
}

/** A running WebSocket API. */
export interface EmbeddedWebSocketApi {
  /** Where clients connect. */
  readonly url: string;
  /** What the SDK's management client takes as `endpoint`. */
  readonly managementEndpoint: string;
  readonly port: number;
  /** How many clients are connected. */
  connections(): number;
  /** Takes over an upgrade that another server received, whatever its path. */
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Says goodbye to every client, lets the handlers end and stops listening. */
  close(): Promise<void>;
}

/** How long clients have to answer a goodbye before they are cut off. */
const GOODBYE_MS = 250;

/** Starts API Gateway's WebSocket API inside this process, on 127.0.0.1 only. */
export async function startWebSocketApi(
  options: WebSocketApiOptions,
): Promise<EmbeddedWebSocketApi> {
  const { stage, routes, apiId = 'local', onError = warn } = options;
  const limits = { ...AWS_LIMITS, ...options.limits };
  const lambdas = new RouteInvoker(stage, apiId, routes, onError);
  const connections = new Map<string, Connection>();
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytes,
    // Like API Gateway, which names a subprotocol only when the integration does.
    handleProtocols: () => false,
  });
  /** Handshakes that wait for a handler, and connections whose $disconnect has not ended. */
  const handshakes = new Set<Duplex>();
  const unfinished = new Set<Connection>();
  let isClosing = false;

  const server = createServer(managementApi(stage, connections, limits));
  server.on('upgrade', (request, socket, head) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path.replace(/\/$/, '') === `/${stage}`) handleUpgrade(request, socket, head);
    else refuseHandshake(socket, 403, 'Forbidden');
  });

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined);
    if (!isWebSocketHandshake(request)) {
      refuseHandshake(socket, 400, 'Bad Request');
      return;
    }
    handshakes.add(socket);
    connect(request, socket, head)
      .catch((error: unknown) => {
        onError(error, '$connect');
        refuseHandshake(socket, 500, 'Internal server error');
      })
      .finally(() => handshakes.delete(socket));
  }

  async function connect(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const info: ConnectionInfo = {
      id: randomBytes(11).toString('base64url') + '=',
      connectedAt: Date.now(),
      sourceIp: sourceIpOf(request),
      userAgent: request.headers['user-agent'],
      host: request.headers.host ?? '127.0.0.1',
    };
    const handshake = readHandshake(request);

    const authorization = await lambdas.authorize(info, handshake);
    if (!authorization.allowed) {
      refuseHandshake(socket, authorization.status, authorization.message);
      return;
    }
    const { context } = authorization;
    const status = await lambdas.connect(info, context, handshake);
    if (status < 200 || status > 299) {
      refuseHandshake(socket, status, STATUS_CODES[status] ?? 'Refused');
      return;
    }
    if (isClosing || socket.destroyed) {
      refuseHandshake(socket, 503, 'Service Unavailable');
      await lambdas.disconnect(info, context, 1006, 'Connection closed abnormally');
      return;
    }

    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection: Connection = new Connection(info, webSocket, socket, limits, {
        onMessage: async (message) => {
          const answer = await lambdas.message(info, context, message);
          if (answer !== undefined) await connection.send(answer);
        },
        onClose: (code, reason) => {
          connections.delete(info.id);
          return lambdas.disconnect(info, context, code, reason);
        },
      });
      connections.set(info.id, connection);
      unfinished.add(connection);
      void connection.ended.finally(() => unfinished.delete(connection));
    });
  }

  async function close(): Promise<void> {
    isClosing = true;
    const stopped = once(server, 'close');
    server.close();
    for (const connection of unfinished) connection.close(1001, 'Going away');
    const cut = setTimeout(() => {
      for (const socket of handshakes) socket.destroy();
      for (const connection of unfinished) connection.terminate();
    }, GOODBYE_MS);
    await Promise.all([...unfinished].map((connection) => connection.ended));
    server.closeAllConnections();
    await stopped;
    clearTimeout(cut);
  }

  const port = await listenOnLoopback(server, options.port ?? 0, 'the embedded WebSocket API');
  let closed: Promise<void> | undefined;
  return {
    url: `ws://127.0.0.1:${port}/${stage}`,
    managementEndpoint: `http://127.0.0.1:${port}/${stage}`,
    port,
    connections: () => connections.size,
    handleUpgrade,
    close: () => (closed ??= close()),
  };
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
