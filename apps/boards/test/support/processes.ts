import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createDocumentClient, createTables, tableNames } from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { build } from 'esbuild';
import { buildApp } from 'fauxqs';
import { S3ObjectStore } from '../../src/storage/object-store.js';
import { Tickets } from './tickets.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const BUCKET = 'boards';
const REGION = 'us-east-1';
const TICKS_PER_SECOND = 100;

/** A started process and how much CPU it has used. */
export interface Started {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Storage for one run, beside the processes that are measured. */
export interface Backing {
  readonly tickets: Tickets;
  readonly objects: S3ObjectStore;
  readonly dynamo: ReturnType<typeof createDocumentClient>;
  readonly boardsTable: string;
  environment(redisPort: number | undefined): Record<string, string>;
  close(): Promise<void>;
}

/** The board service as one file, as the image carries it. */
export async function bundleTask(): Promise<string> {
  const outfile = join(ROOT, 'apps/boards/dist/bundle/task.mjs');
  await build({
    entryPoints: [join(ROOT, 'apps/boards/src/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@vigia/source'],
    logLevel: 'error',
    plugins: [
      {
        name: 'packages-stay-outside',
        setup: (bundle) =>
          bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            path.startsWith('@vigia/') || kind === 'entry-point' ? null : { external: true },
          ),
      },
    ],
  });
  return outfile;
}

export async function startBacking(): Promise<Backing> {
  const dynamoDb = await startDynamoDb();
  const s3 = buildApp({ logger: false });
  await s3.listen({ host: '127.0.0.1', port: 0 });
  const s3Port = (s3.server.address() as AddressInfo).port;
  const s3Endpoint = `http://127.0.0.1:${String(s3Port)}`;
  await fetch(`${s3Endpoint}/${BUCKET}`, { method: 'PUT' });
  const dynamo = createDocumentClient({ region: REGION, endpoint: dynamoDb.endpoint });
  const names = tableNames('bench');
  await createTables(dynamo, names);
  const tickets = await Tickets.create();
  const objects = new S3ObjectStore({ region: REGION, bucket: BUCKET, endpoint: s3Endpoint });
  return {
    tickets,
    objects,
    dynamo,
    boardsTable: names.boards,
    environment: (redisPort) => ({
      PORT: '0',
      HOST: '127.0.0.1',
      AWS_REGION: REGION,
      BOARDS_BUCKET: BUCKET,
      BOARDS_TABLE: names.boards,
      TOKENS_TABLE: names.tokens,
      REDIS_URL: redisPort === undefined ? 'none' : `redis://127.0.0.1:${String(redisPort)}`,
      TOKEN_PUBLIC_KEYS: JSON.stringify(tickets.publicKeys),
      BOARD_SEAL_KEY: 'a bench key of more than thirty-two characters',
      WEB_ORIGINS: 'none',
      DYNAMODB_ENDPOINT: dynamoDb.endpoint,
      S3_ENDPOINT: s3Endpoint,
      STORE_QUIET_MS: '2000',
      STORE_AT_MOST_MS: '10000',
      STREAM_GRACE_MS: '60000',
      REVIEW_MS: '5000',
      METRICS_NAMESPACE: 'bench',
      LOG_LEVEL: 'info',
    }),
    close: async () => {
      objects.close();
      dynamo.destroy();
      await s3.close();
      await dynamoDb.close();
    },
  };
}

/** Starts a process that tells its port in its first line of JSON. */
export async function startNode(file: string, env: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, [file], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: ROOT,
  });
  const { stdout } = child;
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${String(code)}.`)));
    createInterface(stdout).on('line', (line) => {
      const told = JSON.parse(line) as { readonly port?: number };
      if (told.port !== undefined) resolve(told.port);
    });
  });
  return { child, port };
}

/** A Redis of its own, without a disk. */
export async function startRedis(): Promise<Started & { readonly folder: string }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const folder = mkdtempSync(join(tmpdir(), 'vigia-bench-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const text of child.stdout) {
    if (String(text).includes('Ready to accept connections')) break;
  }
  child.stdout.resume();
  return { child, port, folder };
}

export async function stop({ child }: Started, folder?: string): Promise<void> {
  child.removeAllListeners('exit');
  const gone = child.exitCode === null ? once(child, 'exit') : undefined;
  child.kill('SIGKILL');
  await gone;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of CPU a process has used (Linux). */
export function cpuMs({ child }: Started): number {
  const stat = readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}
