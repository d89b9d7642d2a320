import type { WsHandlersEnv } from '@vigia/ws-handlers/env';
import type { Construct } from 'constructs';
import { join } from 'node:path';
import { GatewayLogRole } from '../constructs/gateway-log-role.js';
import { LogGroup } from '../constructs/log-group.js';
import { NodeLambda } from '../constructs/node-lambda.js';
import { WebsocketRoutes } from '../constructs/websocket-routes.js';
import type { Environment } from '../environments.js';
import type { DataStack } from './data.stack.js';
import type { EdgeStack } from './edge.stack.js';
import type { SecretsStack } from './secrets.stack.js';
import { VigiaStack } from './vigia-stack.js';

/** Who answers at the live socket. */
export class RealtimeStack extends VigiaStack {
  readonly functions: readonly NodeLambda[];

  constructor(
    scope: Construct,
    environment: Environment,
    parts: {
      readonly secrets: SecretsStack;
      readonly data: DataStack;
      readonly edge: EdgeStack;
      /** Folder of the built handlers, an absolute path. */
      readonly bundles: string;
    },
  ) {
    super(scope, environment, 'realtime');
    const { secrets, data, edge, bundles } = parts;
    const { tables } = data;
    const { realtime, compute, logRetentionDays } = environment;
    const variables: WsHandlersEnv = {
      CONNECTIONS_TABLE: tables.connections.name,
      NOTIFICATIONS_TABLE: tables.notifications.name,
      PERSONAL_TABLE: tables.personal.name,
      TOKENS_TABLE: tables.tokens.name,
      USERS_TABLE: tables.users.name,
      TOKEN_PUBLIC_KEYS: secrets.publicKeys.valueIn(this),
      ADMIN_TOTP: environment.campus.adminTotp,
      WEB_ORIGINS: edge.frontDoor.url,
    };
    const lambda = (handler: string): NodeLambda =>
      new NodeLambda(this, handler, {
        name: this.named(`live-${handler}`),
        bundle: join(bundles, `${handler}.mjs`),
        environment: variables,
        logRetentionDays,
        reservedConcurrency: realtime.reservedConcurrency,
        traces: compute.traces,
      });
    const authorize = lambda('authorize');
    const connect = lambda('connect');
    const disconnect = lambda('disconnect');
    const message = lambda('message');
    tables.tokens.grantReadWrite(authorize.role);
    tables.users.grantRead(authorize.role);
    tables.connections.grantWrite(connect.role);
    tables.connections.grantWrite(disconnect.role);
    tables.notifications.grantRead(message.role);
    tables.personal.grantRead(message.role);

    new WebsocketRoutes(this, 'routes', {
      api: edge.webSocketApi,
      authorize,
      connect,
      disconnect,
      message,
      messagesPerSecond: realtime.messagesPerSecond,
      messageBurst: realtime.messageBurst,
      ...(realtime.accessLogs === undefined
        ? {}
        : { accessLogs: this.#accessLogs(realtime.accessLogs.setsAccountRole) }),
    });
    this.functions = [authorize, connect, disconnect, message];
  }

  #accessLogs(setsAccountRole: boolean): LogGroup {
    if (setsAccountRole) new GatewayLogRole(this, 'log-role', { name: this.named('gateway-logs') });
    return new LogGroup(this, 'access-logs', {
      name: `/apigateway/${this.named('live')}`,
      retentionDays: this.environment.logRetentionDays,
    });
  }
}
