import { once } from 'node:events';
import {
  DynamoConnectionRepository,
  DynamoFollowedRepository,
  DynamoNotificationRepository,
  DynamoOneTimeTokenRepository,
  DynamoSessionRepository,
  DynamoUserRepository,
  createDocumentClient,
} from '@vigia/dynamo';
import { startWebSocketApi } from '@vigia/embedded/websocket-api';
import { TokenVerifier } from '@vigia/platform';
import { createHandlers, type Handlers } from '@vigia/ws-handlers';
import { WebSocket, type ClientOptions } from 'ws';
import type { ApiEnv } from '../../src/config/env.contract.js';
import { LiveSocket } from './live-socket.js';
import { startApi, type RunningApi } from './start-api.js';

/** The api with the real Lambdas behind its own WebSocket API. */
export interface LiveApi {
  readonly api: RunningApi;
  /** Opens a socket; fails with the status when the handshake is refused. */
  readonly connect: (query: string, options?: ClientOptions) => Promise<LiveSocket>;
  /** How many sockets the gateway holds. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Starts all of it on free ports of 127.0.0.1. */
export async function startLiveApi(env: Partial<ApiEnv> = {}): Promise<LiveApi> {
  // The api must know where the gateway is, and the Lambdas where the tables are: the gateway starts first.
  let provide: (handlers: Handlers) => void = () => undefined;
  const handlers = new Promise<Handlers>((resolve) => (provide = resolve));
  const gateway = await startWebSocketApi({
    stage: 'test',
    routes: {
      authorizer: async (event) => (await handlers).authorize(event),
      $connect: async (event) => (await handlers).connect(event),
      $disconnect: async (event) => (await handlers).disconnect(event),
      $default: async (event) => (await handlers).message(event),
    },
  });
  const api = await startApi({ ...env, WS_MANAGEMENT_ENDPOINT: gateway.managementEndpoint });
  const { dynamo, token, http } = api.config;
  const client = createDocumentClient(dynamo);
  provide(
    createHandlers({
      verifier: new TokenVerifier(token.publicKeys),
      sessions: new DynamoSessionRepository(client, dynamo.tables),
      oneTimeTokens: new DynamoOneTimeTokenRepository(client, dynamo.tables),
      users: new DynamoUserRepository(client, dynamo.tables),
      connections: new DynamoConnectionRepository(client, dynamo.tables),
      followed: new DynamoFollowedRepository(client, dynamo.tables),
      notifications: new DynamoNotificationRepository(client, dynamo.tables),
      clock: api.clock,
      webOrigins: http.webOrigins,
      adminsNeedTotp: false,
    }),
  );

  return {
    api,
    connect: async (query, options = {}) => {
      const socket = new WebSocket(`${gateway.url}${query}`, options);
      const live = new LiveSocket(socket);
      const refused = once(socket, 'unexpected-response').then(([, response]) => {
        socket.terminate();
        throw new Error(`Refused with ${String((response as { statusCode: number }).statusCode)}`);
      });
      await Promise.race([once(socket, 'open'), refused]);
      return live;
    },
    connections: () => gateway.connections(),
    close: async () => {
      await gateway.close();
      client.destroy();
      await api.close();
    },
  };
}
