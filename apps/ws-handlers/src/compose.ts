import {
  DynamoConnectionRepository,
  DynamoFollowedRepository,
  DynamoNotificationRepository,
  DynamoOneTimeTokenRepository,
  DynamoSessionRepository,
  DynamoUserRepository,
  createDocumentClient,
} from '@vigia/dynamo';
import { SystemClock, TokenVerifier } from '@vigia/platform';
import { readConfig } from './config.js';
import type { HandlerDependencies } from './create-handlers.js';

const { region, tables, publicKeys, webOrigins, adminsNeedTotp } = readConfig();
const client = createDocumentClient({ region });

/** Built once per cold start and kept while the container is warm. */
export const dependencies: HandlerDependencies = {
  verifier: new TokenVerifier(publicKeys),
  sessions: new DynamoSessionRepository(client, tables),
  oneTimeTokens: new DynamoOneTimeTokenRepository(client, tables),
  users: new DynamoUserRepository(client, tables),
  connections: new DynamoConnectionRepository(client, tables),
  followed: new DynamoFollowedRepository(client, tables),
  notifications: new DynamoNotificationRepository(client, tables),
  clock: new SystemClock(),
  webOrigins,
  adminsNeedTotp,
};
