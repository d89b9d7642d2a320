import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createDocumentClient, createTables, tableNames } from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { startS3 } from '@vigia/embedded/s3';
import { generateSigningKey } from '@vigia/platform';
import type { Response } from 'supertest';
import request from 'supertest';
import { readConfig, type Config } from '../../src/config/config.js';
import type { ApiEnv } from '../../src/config/env.contract.js';
import type { Parts } from '../../src/config/config.module.js';
import { createApp } from '../../src/create-app.js';
import { describeApi } from '../../src/openapi.js';
import { Contract } from './contract.js';
import { Mailbox } from './mailbox.js';
import { MovableClock } from './movable-clock.js';
import { People } from './people.js';

export const WEB_ORIGIN = 'https://vigia.utec.edu.pe';

export interface Call {
  /** Sent as `Authorization: Bearer`. */
  readonly as?: { readonly token: string } | undefined;
  readonly body?: unknown;
  /** A body as it goes over the wire, with its Content-Type in `headers`. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running api on an embedded DynamoDB and a real mailbox, every answer held against its own description. */
export class RunningApi {
  readonly people: People;
  readonly contract: Contract;

  constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
    readonly config: Config,
    readonly clock: MovableClock,
    readonly mailbox: Mailbox,
    readonly close: () => Promise<void>,
  ) {
    this.contract = new Contract(describeApi(app));
    this.people = new People(this);
  }

  /** Makes a call and checks that its answer is documented and has the documented shape. */
  async call(method: string, path: string, call: Call = {}): Promise<Response> {
    const { as, body, raw, headers = {} } = call;
    const pending = request(this.url)[method.toLowerCase() as 'get'](path).redirects(0);
    for (const [name, value] of Object.entries(headers)) pending.set(name, value);
    if (as !== undefined) pending.set('Authorization', `Bearer ${as.token}`);
    if (body !== undefined)
      pending.set('Content-Type', 'application/json').send(JSON.stringify(body));
    const response = await (raw === undefined ? pending : pending.send(raw));
    const operation = this.contract.find(method, path);
    if (operation !== undefined) {
      this.contract.check(operation, {
        status: response.status,
        type: response.type,
        text: response.text,
      });
    }
    return response;
  }

  get(path: string, call?: Call): Promise<Response> {
    return this.call('GET', path, call);
  }

  post(path: string, call?: Call): Promise<Response> {
    return this.call('POST', path, call);
  }

  put(path: string, call?: Call): Promise<Response> {
    return this.call('PUT', path, call);
  }
}

/** Starts everything on free ports of 127.0.0.1; `env` replaces single variables. */
export async function startApi(
  env: Partial<ApiEnv> = {},
  parts: Omit<Parts, 'clock'> = {},
): Promise<RunningApi> {
  const [database, s3, mailbox, key] = await Promise.all([
    startDynamoDb(),
    startS3({ buckets: [PHOTOS_BUCKET] }),
    Mailbox.open(),
    generateSigningKey('test'),
  ]);
  const config = readConfig({
    ...ENVIRONMENT,
    DYNAMODB_ENDPOINT: database.endpoint,
    S3_ENDPOINT: s3.endpoint,
    MAIL_URL: mailbox.url,
    TOKEN_PRIVATE_KEY: JSON.stringify(key.privateKey),
    TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [key.publicKey] }),
    ...env,
  });
  const client = createDocumentClient({
    region: config.dynamo.region,
    endpoint: database.endpoint,
  });
  await createTables(client, config.dynamo.tables);
  client.destroy();
  const clock = new MovableClock();
  const app = await createApp(config, { ...parts, clock });
  await app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    await Promise.all([database.close(), s3.close(), mailbox.close()]);
  };
  return new RunningApi(app, await app.getUrl(), config, clock, mailbox, close);
}

const TABLES = tableNames('test');
const PHOTOS_BUCKET = 'photos';

/** What every api in a test is told, besides addresses and keys. */
export const ENVIRONMENT: Partial<ApiEnv> = {
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'silent',
  TRUST_PROXY_HOPS: '1',
  WEB_ORIGINS: WEB_ORIGIN,
  PUBLIC_WEB_URL: WEB_ORIGIN,
  PROBLEM_BASE_URL: 'https://vigia.utec.edu.pe/problemas#',
  AWS_REGION: 'us-east-1',
  TABLE_NAME: TABLES.reports,
  ACTIVITY_TABLE: TABLES.activity,
  USERS_TABLE: TABLES.users,
  CONNECTIONS_TABLE: TABLES.connections,
  NOTIFICATIONS_TABLE: TABLES.notifications,
  TOKENS_TABLE: TABLES.tokens,
  PHOTOS_TABLE: TABLES.photos,
  BOARDS_TABLE: TABLES.boards,
  BOARD_CATALOG_TABLE: TABLES.boardCatalog,
  PERSONAL_TABLE: TABLES.personal,
  WEBHOOKS_TABLE: TABLES.webhooks,
  AUDIT_TABLE: TABLES.audit,
  PHOTOS_BUCKET,
  S3_ENDPOINT: 'http://127.0.0.1:9',
  S3_UPLOAD_URL: 'none',
  WS_API_ID: 'test',
  WS_STAGE: 'test',
  WS_MANAGEMENT_ENDPOINT: 'http://127.0.0.1:9',
  TOTP_SEAL_KEYS: `test:${'A'.repeat(43)}`,
  ADMIN_TOTP: 'optional',
  // There is one, which does not answer unless a test brings its own.
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'vigia',
  OIDC_CLIENT_SECRET: 'a secret of the tests',
  OIDC_NAME: 'UTEC',
  OIDC_EMAIL_CLAIM: 'email',
  OIDC_DOMAINS: 'utec.edu.pe,admin.utec.edu.pe,servicios.utec.edu.pe,limpieza.example',
  COOKIE_SECURE: 'false',
  MAIL_FROM: 'Vigía <vigia@utec.edu.pe>',
  SMS_URL: 'none',
  SMS_SENDER_ID: 'Vigia',
  SMS_PER_HOUR: '20',
  SMS_PER_INCIDENT: '8',
  OUTREACH: 'on',
  ROLE_DOMAINS: 'admin.utec.edu.pe=admin,utec.edu.pe=estudiante,servicios.utec.edu.pe=trabajador',
  CAMPUS_TIME_ZONE: 'America/Lima',
  CAMPUS_FEED: 'on',
  CAMPUS_FILE: join(import.meta.dirname, '../../campus/demo.json'),
  ATTEMPTS_PER_ACCOUNT: '1000000',
  ATTEMPTS_PER_IP: '1000000',
  REQUESTS_PER_USER: '1000000',
  REQUESTS_PER_IP: '1000000',
  OUTBOUND_TARGETS: 'any',
  VAPID_PRIVATE_KEY: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  VAPID_SUBJECT: 'mailto:vigia@utec.edu.pe',
  REDIS_URL: 'none',
};
