/**
 * `npm run image:try -- api` (or boards): builds the image with buildah, which needs no daemon, on a base made here of
 * Debian and the Node of this checkout; runs it as it would run in ECS, against embedded stores; tells size and start time.
 * Needs root, buildah and debootstrap. What it makes stays in a folder of the system's temporary one, for the next run.
 */
import { createDocumentClient, createTables, tableNames } from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { startS3 } from '@vigia/embedded/s3';
import { generateSigningKey } from '@vigia/platform';
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PHOTOS_BUCKET, apiEnvironment } from '../apps/local/src/api-environment.js';
import type { BoardsEnv } from '../apps/boards/src/env.contract.js';

type Service = 'api' | 'boards';

const ROOT = join(import.meta.dirname, '..');
const WORK = join(tmpdir(), 'vigia-images');
const BASE = 'docker.io/library/node:24-bookworm-slim';
const SERVICES: readonly string[] = ['api', 'boards'] satisfies Service[];
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const STORAGE = [
  ...['--storage-driver', 'vfs'],
  ...['--root', join(WORK, 'store')],
  ...['--runroot', join(WORK, 'run')],
];
const NOT_ROOT = '1000';
const START_MS = 30_000;
const STEP_MS = 25;

const [service = ''] = process.argv.slice(2);
if (!isService(service)) throw new Error(`Which image? ${SERVICES.join(' or ')}.`);
await tryImage(service);

async function tryImage(service: Service): Promise<void> {
  mkdirSync(WORK, { recursive: true });
  if (!hasImage(BASE)) makeBase();
  console.log(`Building ${service} ...`);
  const image = `vigia-${service}`;
  buildah(
    ['build', '--isolation', 'chroot', '--format', 'docker', '--layers=false', '--pull-never'],
    ['--ignorefile', 'infra/images/Dockerfile.dockerignore', '--file', 'infra/images/Dockerfile'],
    ['--build-arg', `SERVICE=${service}`, '--tag', image, '.'],
  );

  const container = buildah(['from', '--pull-never', image]).trim();
  try {
    await run(service, container);
  } finally {
    buildah(['rm', container]);
  }
}

async function run(service: Service, container: string): Promise<void> {
  const inside = (...command: string[]): string =>
    buildah(['run', '--isolation', 'chroot', container, '--', ...command]);
  const user = inside('id', '-u').trim();
  if (user !== NOT_ROOT) throw new Error(`It runs as user ${user}, not as ${NOT_ROOT}.`);
  const compiler = inside('sh', '-c', 'ls /app/node_modules | grep -cx typescript || true').trim();
  if (compiler !== '0') throw new Error('It carries the compiler.');
  const kilobytes = Number(inside('du', '-sk', '/app').split('\t')[0]);

  const stores = await openStores();
  const port = await freePort();
  const env = await environmentOf(service, stores, port);
  const startedAt = performance.now();
  const flags = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const child = spawn(
    'buildah',
    [
      ...STORAGE,
      ...['run', '--isolation', 'chroot', ...flags, container],
      ...['--', 'node', 'dist/main.js'],
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (said += data.toString()));
  }
  const ended = once(child, 'exit');
  try {
    while ((await statusOf(`http://127.0.0.1:${String(port)}/health/ready`)) !== 200) {
      if (child.exitCode !== null || performance.now() - startedAt > START_MS) {
        throw new Error(`It is not ready.\n${said}`);
      }
      await setTimeout(STEP_MS);
    }
    const readyMs = performance.now() - startedAt;
    const megabytes = (kilobytes / 1024).toFixed(0);
    console.log(
      `${service}: ready as user ${user} after ${readyMs.toFixed(0)} ms; ${megabytes} MB above the base.`,
    );
  } finally {
    // buildah passes no signal on; the group is the whole container.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
    await stores.close();
  }
}

async function openStores() {
  const [database, objects] = await Promise.all([
    startDynamoDb(),
    startS3({ buckets: [PHOTOS_BUCKET, 'boards'] }),
  ]);
  const tables = tableNames('local');
  const client = createDocumentClient({ region: 'us-east-1', endpoint: database.endpoint });
  await createTables(client, tables);
  client.destroy();
  return {
    tables,
    databaseEndpoint: database.endpoint,
    objectsEndpoint: objects.endpoint,
    close: async () => {
      await Promise.all([database.close(), objects.close()]);
    },
  };
}

async function environmentOf(
  service: Service,
  stores: Awaited<ReturnType<typeof openStores>>,
  port: number,
): Promise<Readonly<Record<string, string>>> {
  const keys = await generateSigningKey('image');
  const { tables, databaseEndpoint, objectsEndpoint } = stores;
  const webUrl = 'http://127.0.0.1:3000';
  if (service === 'api') {
    const told = apiEnvironment({
      webUrl,
      webOrigins: [webUrl],
      databaseEndpoint,
      tables,
      managementEndpoint: webUrl,
      mailUrl: 'smtp://127.0.0.1:2525',
      smsUrl: 'none',
      vapidKey: 'none',
      totpKey: randomBytes(32).toString('base64url'),
      keys,
      s3Endpoint: objectsEndpoint,
    });
    return { ...told, PORT: String(port), CAMPUS_FILE: 'campus/demo.json' };
  }
  const told: BoardsEnv = {
    PORT: String(port),
    HOST: '127.0.0.1',
    AWS_REGION: 'us-east-1',
    BOARDS_BUCKET: 'boards',
    BOARDS_TABLE: tables.boards,
    TOKENS_TABLE: tables.tokens,
    REDIS_URL: 'none',
    TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [keys.publicKey] }),
    BOARD_SEAL_KEY: 'x'.repeat(32),
    WEB_ORIGINS: webUrl,
    DYNAMODB_ENDPOINT: databaseEndpoint,
    S3_ENDPOINT: objectsEndpoint,
    STORE_QUIET_MS: '2000',
    STORE_AT_MOST_MS: '10000',
    STREAM_GRACE_MS: '60000',
    REVIEW_MS: '5000',
    METRICS_NAMESPACE: 'try',
    LOG_LEVEL: 'info',
  };
  return told;
}

/** What `FROM` names, made of packages instead of pulled: Debian, Node, npm and a user who is not root. */
function makeBase(): void {
  console.log('Making the base image ...');
  const root = join(WORK, 'base');
  if (!existsSync(join(root, 'usr/local/bin/node'))) {
    rmSync(root, { recursive: true, force: true }); // what a run that was cut short left
    const options = ['--variant=minbase', '--include=ca-certificates', 'bookworm', root];
    execFileSync('debootstrap', options, { stdio: 'inherit' });
    cpSync(npmFolder(), join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
    for (const name of ['npm', 'npx']) {
      symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(root, 'usr/local/bin', name));
    }
    execFileSync('chroot', [root, 'groupadd', '--gid', NOT_ROOT, 'node']);
    execFileSync('chroot', [root, 'useradd', '-m', '-u', NOT_ROOT, '-g', NOT_ROOT, 'node']);
    // Whom this machine trusts, the image trusts while it is built here.
    cpSync(CERTIFICATES, join(root, CERTIFICATES));
    cpSync(process.execPath, join(root, 'usr/local/bin/node'));
  }
  const container = buildah(['from', 'scratch']).trim();
  buildah(['add', '--quiet', container, root, '/']);
  const trust = [`NODE_EXTRA_CA_CERTS=${CERTIFICATES}`, `npm_config_cafile=${CERTIFICATES}`];
  const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  buildah(['config', ...[path, ...trust].flatMap((pair) => ['--env', pair]), container]);
  buildah(['commit', '--quiet', '--format', 'docker', container, BASE]);
  buildah(['rm', container]);
}

/** The npm that runs this; `npm root --global` would ask the Node of this checkout, which has none. */
function npmFolder(): string {
  const { npm_execpath: cli } = process.env;
  if (cli === undefined) throw new Error('Run this by npm: npm run image:try -- api');
  return join(dirname(realpathSync(cli)), '..');
}

function hasImage(name: string): boolean {
  return buildah(['images', '--format', '{{.Name}}:{{.Tag}}']).split('\n').includes(name);
}

function buildah(...args: readonly (readonly string[])[]): string {
  return execFileSync('buildah', [...STORAGE, ...args.flat()], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function statusOf(url: string): Promise<number | undefined> {
  return fetch(url).then(
    ({ status }) => status,
    () => undefined,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function isService(name: string): name is Service {
  return SERVICES.includes(name);
}
