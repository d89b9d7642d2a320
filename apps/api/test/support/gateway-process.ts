/** A process of its own: the embedded WebSocket API with the real Lambdas, until it is killed. Told what it needs as JSON. */
import {
  DynamoConnectionRepository,
  DynamoFollowedRepository,
  DynamoNotificationRepository,
  DynamoOneTimeTokenRepository,
  DynamoSessionRepository,
  DynamoUserRepository,
  createDocumentClient,
  tableNames,
} from '@vigia/dynamo';
import { startWebSocketApi } from '@vigia/embedded/websocket-api';
import { SystemClock, TokenVerifier } from '@vigia/platform';
import { createHandlers } from '@vigia/ws-handlers';
import type { GatewayOrder } from './crashing-api.js';

const { port, database, publicKeys } = JSON.parse(process.argv[2] ?? '') as GatewayOrder & {
  readonly port: number;
};
const client = createDocumentClient({ region: 'us-east-1', endpoint: database });
const tables = tableNames('test');
const handlers = createHandlers({
  verifier: new TokenVerifier(publicKeys),
  sessions: new DynamoSessionRepository(client, tables),
  oneTimeTokens: new DynamoOneTimeTokenRepository(client, tables),
  users: new DynamoUserRepository(client, tables),
  connections: new DynamoConnectionRepository(client, tables),
  followed: new DynamoFollowedRepository(client, tables),
  notifications: new DynamoNotificationRepository(client, tables),
  clock: new SystemClock(),
  webOrigins: [],
  adminsNeedTotp: false,
});
const gateway = await startWebSocketApi({
  stage: 'test',
  port,
  routes: {
    authorizer: handlers.authorize,
    $connect: handlers.connect,
    $disconnect: handlers.disconnect,
    $default: handlers.message,
  },
});
// A process whose parent is gone reads the end of its input.
process.stdin.resume().on('end', () => process.exit());
process.stdout.write(`${String(gateway.port)}\n`);
