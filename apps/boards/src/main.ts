import {
  DynamoBoardStateRepository,
  DynamoOneTimeTokenRepository,
  createDocumentClient,
} from '@vigia/dynamo';
import { pino } from 'pino';
import { readConfig } from './config.js';
import { BoardServer } from './create-server.js';
import { S3ObjectStore } from './storage/object-store.js';

const config = readConfig();
const log = pino({ level: config.logLevel });
const dynamo = createDocumentClient({ region: config.region, endpoint: config.dynamo.endpoint });
const server = new BoardServer({
  ...config.http,
  publicKeys: config.publicKeys,
  sealKey: config.sealKey,
  redisUrl: config.redisUrl,
  times: config.times,
  metricsNamespace: config.metricsNamespace,
  objects: new S3ObjectStore({
    region: config.region,
    bucket: config.bucket.name,
    endpoint: config.bucket.endpoint,
  }),
  states: new DynamoBoardStateRepository(dynamo, { boards: config.dynamo.boards }),
  tokens: new DynamoOneTimeTokenRepository(dynamo, { tokens: config.dynamo.tokens }),
  log,
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    log.info({ signal }, 'draining');
    void server.drain().then((isStored) => process.exit(isStored ? 0 : 1));
  });
}

const port = await server.listen();
log.info(
  {
    url: `http://${config.http.host}:${String(port)}`,
    port,
    task: server.taskId,
    redis: config.redisUrl !== undefined,
  },
  'listening',
);
