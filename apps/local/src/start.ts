import { once } from 'node:events';
import { access } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { startS3 } from '@vigia/embedded/s3';
import { PHOTOS_BUCKET, apiEnvironment } from './api-environment.js';
import { startBoardNodes, type BoardNodes } from './board-nodes.js';
import { BOARDS_BUCKET, boardsEnvironment } from './boards-environment.js';
import { programFolders } from './config.js';
import { openDataFolder } from './data-folder.js';
import { seedDemoData } from './demo/demo-data.js';
import { addDemoScenes } from './demo/demo-scenes.js';
import { createFrontDoor, type FrontDoorParts } from './front-door/front-door.js';
import { MailFolder } from './mailbox/mail-folder.js';
import { startMailServer } from './mailbox/mail-server.js';
import { startSmsServer } from './mailbox/sms-server.js';
import { mailboxRoutes } from './mailbox/mailbox-routes.js';
import { startLocalIdentityProvider } from './identity-provider.js';
import type { Options } from './options.js';
import { startRedis } from './redis.js';
import { secretKey } from './secret-key.js';
import { startServiceProcess, type ServiceProcess } from './service-process.js';
import { signingKeys } from './signing-keys.js';
import { startSocketGateway } from './socket-gateway.js';
import { openStores } from './stores.js';

const REPOSITORY = join(import.meta.dirname, '../../..');
const API_ENTRY = join(REPOSITORY, 'apps/api/dist/main.js');
const BOARDS_ENTRY = join(REPOSITORY, 'apps/boards/dist/main.js');
const WEB_ROOT = join(REPOSITORY, 'frontend/dist');
/** Where `vite` serves the web app while it is worked on. */
const VITE_PORT = 5173;

/** What nobody completed, or put onto an incident, stays a little longer than it can be used. */
const LOOSE_PHOTO_DAYS = 2;

/** The running local system. */
export interface LocalSystem {
  readonly url: string;
  readonly dataFolder: string;
  /** Whether there are demo accounts to log in with. */
  readonly demo: boolean;
  /** Where the identity provider is, if one runs. */
  readonly identityProvider: string | undefined;
  readonly api: Pick<ServiceProcess, 'pid' | 'origin'>;
  /** The nodes that serve boards; several meet in Redis. */
  readonly boards: Pick<BoardNodes, 'nodes'>;
  /** Stops everything in order; what was acknowledged is kept. */
  close(): Promise<void>;
}

/** Starts the whole system; when it fails half-way, what has started is stopped again. */
export async function startLocalSystem(
  options: Options,
  notify: (message: string) => void,
): Promise<LocalSystem> {
  await requireBuilt(API_ENTRY, BOARDS_ENTRY, join(WEB_ROOT, 'index.html'));
  const started: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.toReversed()) await end();
  };

  try {
    // The door first: a port that is taken must not cost anybody their data.
    const parts: FrontDoorParts = {};
    const frontDoor = createFrontDoor(WEB_ROOT, parts);
    const port = await listen(frontDoor, options.port);
    const doorClosed = once(frontDoor, 'close');
    const shutDoor = (): void => {
      frontDoor.close();
      frontDoor.closeAllConnections();
    };
    started.push(() => {
      shutDoor();
      return doorClosed;
    });

    const data = await openDataFolder(options.dataFolder, options);
    started.push(() => data.close());
    const keys = await signingKeys(data.keys);
    const stores = await openStores(data.database.endpoint);
    started.push(() => stores.close());
    const s3 = await startS3({
      path: data.objects,
      buckets: [PHOTOS_BUCKET, BOARDS_BUCKET],
      expireDays: { 'uploads/': LOOSE_PHOTO_DAYS, 'loose/': LOOSE_PHOTO_DAYS },
    });
    started.push(() => s3.close());
    parts.s3Origin = s3.endpoint;
    const mails = await MailFolder.open(data.mail);
    parts.mailbox = mailboxRoutes(mails);
    const webUrl = `http://localhost:${port}`;
    const webOrigins = [port, VITE_PORT].flatMap((at) => [
      `http://localhost:${at}`,
      `http://127.0.0.1:${at}`,
    ]);

    const gateway = await startSocketGateway(stores, { keys: [keys.publicKey] }, webOrigins);
    parts.handleUpgrade = gateway.handleUpgrade;
    started.push(() => gateway.close());
    const mailServer = await startMailServer(mails);
    started.push(() => mailServer.close());
    const smsServer = await startSmsServer(mails);
    started.push(() => smsServer.close());

    const identityProvider = options.oidc
      ? await startLocalIdentityProvider(webUrl, options.port)
      : undefined;
    if (identityProvider !== undefined) started.push(() => identityProvider.close());

    const isFirst = data.prepared === undefined;
    if (isFirst && !options.empty) await seedDemoData(stores, new Date());

    const addresses = {
      webOrigins,
      databaseEndpoint: data.database.endpoint,
      s3Endpoint: s3.endpoint,
      tables: stores.tables,
      keys,
    };
    const startApi = async (): Promise<ServiceProcess> => {
      const api = await startServiceProcess({
        name: 'api',
        entry: API_ENTRY,
        logFile: data.apiLog,
        onCrash: notify,
        env: apiEnvironment({
          ...addresses,
          webUrl,
          managementEndpoint: gateway.managementEndpoint,
          mailUrl: mailServer.url,
          smsUrl: `sns:${smsServer.endpoint}`,
          identityProvider,
          totpKey: await secretKey(data.totpKey),
          vapidKey: await secretKey(data.vapidKey),
        }),
      });
      parts.apiOrigin = api.origin;
      started.push(() => api.close());
      return api;
    };
    const startBoards = async (): Promise<BoardNodes> => {
      const redisUrl = await redisUrlOf(options, data.boards, notify, started);
      const boards = await startBoardNodes({
        count: options.boardNodes,
        entry: BOARDS_ENTRY,
        logFile: (node) => join(data.boards, `node-${node}.log`),
        onCrash: notify,
        env: boardsEnvironment({
          ...addresses,
          sealKey: await secretKey(join(data.boards, 'seal.key')),
          redisUrl,
        }),
      });
      parts.boardsOrigin = boards.next;
      started.push(() => boards.close());
      return boards;
    };
    const [api, boards] = await allStarted(startApi(), startBoards());
    if (isFirst) {
      if (!options.empty) await addDemoScenes(`http://127.0.0.1:${port}`);
      await data.markPrepared({ demo: !options.empty });
    }
    // First of all, so that nobody comes in while the rest is stopping; it ends when the sockets have.
    started.push(shutDoor);

    return {
      url: webUrl,
      dataFolder: data.path,
      demo: data.prepared?.demo ?? !options.empty,
      identityProvider: identityProvider?.issuer,
      api,
      boards,
      close: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where several nodes meet: the Redis that was named, or one of our own. */
async function redisUrlOf(
  { boardNodes, redisUrl }: Options,
  folder: string,
  onCrash: (what: string) => void,
  started: (() => unknown)[],
): Promise<string | undefined> {
  if (redisUrl !== undefined || boardNodes === 1) return redisUrl;
  const redis = await startRedis({
    programFolders,
    dataFolder: join(folder, 'redis'),
    logFile: join(folder, 'redis.log'),
    onCrash,
  });
  started.push(() => redis.close());
  return redis.url;
}

/** Waits for both, also when one fails: what is half-way up could not be stopped. */
async function allStarted<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

async function requireBuilt(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await access(file).catch(() => {
      throw new Error(`${file} is missing. Build the system first: npm run build`);
    });
  }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is taken. Choose another one: npm start -- --port ${port + 1}`,
        {
          cause: error,
        },
      );
    }
    if (code === 'EACCES') {
      throw new Error(`Port ${port} may not be used. Choose one above 1023 with --port.`, {
        cause: error,
      });
    }
    throw error;
  }
  return (server.address() as AddressInfo).port;
}
