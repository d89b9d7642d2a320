/**
 * `npm run openapi` writes what the api says of itself to apps/api/openapi.json, and from that the types of the web
 * app's client; `--check` compares instead. It reads the build of the api, because tsc writes the metadata that Nest
 * describes routes by, and tsx does not.
 */
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import type { Config } from '../apps/api/src/config/config.js';

const ROOT = resolve(import.meta.dirname, '..');
const DOCUMENT = 'apps/api/openapi.json';
const CLIENT_TYPES = 'frontend/src/shared/api/schema.d.ts';

const document = await describeTheApi();
const generated = new Map([
  [DOCUMENT, document],
  [
    CLIENT_TYPES,
    COMMENT_HEADER + astToString(await openapiTS(document, { defaultNonNullable: false })),
  ],
]);
if (process.argv.includes('--check')) compare(generated);
else write(ROOT, generated);

/** The document of an api that is put together but never started: nothing listens, nothing is called. */
async function describeTheApi(): Promise<string> {
  const { createApp } =
    await built<typeof import('../apps/api/src/create-app.js')>('create-app.js');
  const { describeApi } = await built<typeof import('../apps/api/src/openapi.js')>('openapi.js');
  const app = await createApp(nowhere());
  try {
    return `${JSON.stringify(describeApi(app), null, 2)}\n`;
  } finally {
    await app.close();
  }
}

async function built<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(join(ROOT, 'apps/api/dist', file)).href)) as T;
}

/** A configuration of no environment: the document does not depend on it. */
function nowhere(): Config {
  const keys = generateKeyPairSync('ed25519');
  const privateKey = { ...keys.privateKey.export({ format: 'jwk' }), kid: 'export' };
  const publicKey = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'export' };
  return {
    logLevel: 'error',
    identityProvider: undefined,
    http: {
      port: 0,
      host: '127.0.0.1',
      trustProxyHops: 0,
      webOrigins: [],
      problemBaseUrl: 'https://vigia.invalid/problems/',
    },
    publicWebUrl: 'https://vigia.invalid',
    dynamo: {
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:9',
      tables: {
        reports: 'reports',
        activity: 'activity',
        users: 'users',
        connections: 'connections',
        notifications: 'notifications',
        tokens: 'tokens',
        photos: 'photos',
        boards: 'boards',
        boardCatalog: 'board-catalog',
        personal: 'personal',
        webhooks: 'webhooks',
        audit: 'audit',
      },
    },
    photos: {
      region: 'us-east-1',
      bucket: 'photos',
      endpoint: 'http://127.0.0.1:9',
      uploadUrl: undefined,
    },
    socket: { region: 'us-east-1', managementEndpoint: 'http://127.0.0.1:9' },
    token: { privateKey, publicKeys: { keys: [publicKey] } },
    totpSealKeys: [],
    cookieSecure: true,
    adminsNeedTotp: true,
    mail: { server: { kind: 'smtp', url: 'smtp://127.0.0.1:9' }, from: 'vigia@vigia.invalid' },
    campus: {
      roles: { domains: {}, otherwise: 'trabajador' },
      timeZone: 'UTC',
      feed: true,
      catalogue: { version: '0', buildings: [], categories: [], risks: [] },
    },
    outboundStaysPublic: true,
    vapid: undefined,
    sms: { server: undefined, senderId: undefined, perHour: 1, perIncident: 1 },
    reachesOut: false,
    redisUrl: undefined,
    limits: { attemptsPerAccount: 1, attemptsPerIp: 1, requestsPerUser: 1, requestsPerIp: 1 },
  };
}

function write(root: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function compare(files: ReadonlyMap<string, string>): void {
  const fresh = mkdtempSync(join(tmpdir(), 'vigia-openapi-'));
  try {
    write(fresh, files);
    for (const path of files.keys()) {
      const diff = spawnSync('diff', ['-u', join(ROOT, path), join(fresh, path)], {
        encoding: 'utf8',
      });
      if (diff.status === 0) continue;
      console.error(
        `${path} is not what the api says now. Run npm run openapi and read the change.`,
      );
      console.error((diff.stdout + diff.stderr).split('\n').slice(0, 60).join('\n'));
      process.exitCode = 1;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
