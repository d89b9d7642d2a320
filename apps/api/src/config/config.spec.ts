import { join } from 'node:path';
import { generateSigningKey } from '@vigia/platform';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { API_ENV, type ApiEnv } from './env.contract.js';

const key = await generateSigningKey('k');

const ENVIRONMENT: ApiEnv = {
  PORT: '3000',
  HOST: '0.0.0.0',
  LOG_LEVEL: 'info',
  TRUST_PROXY_HOPS: '1',
  WEB_ORIGINS: 'https://a.example,https://b.example:8443',
  PUBLIC_WEB_URL: 'https://a.example/',
  PROBLEM_BASE_URL: 'https://a.example/problemas#',
  AWS_REGION: 'us-east-1',
  DYNAMODB_ENDPOINT: 'none',
  TABLE_NAME: 'ReportsTable-dev',
  ACTIVITY_TABLE: 'ActivityTable-dev',
  USERS_TABLE: 'UsersTable-dev',
  CONNECTIONS_TABLE: 'ConnectionsTable-dev',
  NOTIFICATIONS_TABLE: 'NotificationsTable-dev',
  TOKENS_TABLE: 'TokensTable-dev',
  PHOTOS_TABLE: 'PhotosTable-dev',
  BOARDS_TABLE: 'BoardsTable-dev',
  BOARD_CATALOG_TABLE: 'BoardCatalogTable-dev',
  PERSONAL_TABLE: 'PersonalTable-dev',
  WEBHOOKS_TABLE: 'WebhooksTable-dev',
  AUDIT_TABLE: 'AuditTable-dev',
  PHOTOS_BUCKET: 'dev-vigia-photos',
  S3_ENDPOINT: 'none',
  S3_UPLOAD_URL: 'none',
  WS_API_ID: 'abc123',
  WS_STAGE: 'dev',
  WS_MANAGEMENT_ENDPOINT: 'none',
  TOKEN_PRIVATE_KEY: JSON.stringify(key.privateKey),
  TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [key.publicKey] }),
  TOTP_SEAL_KEYS: `new:${'A'.repeat(43)},old:${'B'.repeat(42)}E`,
  COOKIE_SECURE: 'true',
  ADMIN_TOTP: 'required',
  OIDC_ISSUER: 'https://idp.example',
  OIDC_CLIENT_ID: 'vigia',
  OIDC_CLIENT_SECRET: 'very secret',
  OIDC_NAME: 'UTEC',
  OIDC_EMAIL_CLAIM: 'email',
  OIDC_DOMAINS: 'utec.edu.pe, Admin.utec.edu.pe',
  MAIL_URL: 'smtps://user:secret@mail.example',
  MAIL_FROM: 'Vigía <vigia@a.example>',
  SMS_URL: 'sns:',
  SMS_SENDER_ID: 'Vigia',
  SMS_PER_HOUR: '20',
  SMS_PER_INCIDENT: '8',
  OUTREACH: 'on',
  ROLE_DOMAINS: 'admin.utec.edu.pe=admin,UTEC.edu.pe=estudiante',
  CAMPUS_TIME_ZONE: 'America/Lima',
  CAMPUS_FEED: 'off',
  CAMPUS_FILE: join(import.meta.dirname, '../../campus/demo.json'),
  ATTEMPTS_PER_ACCOUNT: '10',
  ATTEMPTS_PER_IP: '300',
  REQUESTS_PER_USER: '600',
  REQUESTS_PER_IP: '6000',
  OUTBOUND_TARGETS: 'public',
  VAPID_PRIVATE_KEY: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  VAPID_SUBJECT: 'mailto:vigia@utec.edu.pe',
  REDIS_URL: 'none',
};

describe('readConfig', () => {
  it('arranges the whole environment', () => {
    const config = readConfig(ENVIRONMENT);

    expect(config).toMatchObject({
      http: { port: 3000, webOrigins: ['https://a.example', 'https://b.example:8443'] },
      publicWebUrl: 'https://a.example',
      dynamo: { endpoint: undefined, tables: { reports: 'ReportsTable-dev' } },
      photos: { bucket: 'dev-vigia-photos', endpoint: undefined, uploadUrl: undefined },
      socket: { managementEndpoint: 'https://abc123.execute-api.us-east-1.amazonaws.com/dev' },
      campus: {
        roles: {
          domains: { 'admin.utec.edu.pe': 'admin', 'utec.edu.pe': 'estudiante' },
          otherwise: 'trabajador',
        },
        timeZone: 'America/Lima',
        feed: false,
        catalogue: { buildings: [{ key: 'central' }, { key: 'aulas' }, {}, {}] },
      },
      totpSealKeys: [{ id: 'new', key: Buffer.alloc(32) }, { id: 'old' }],
      cookieSecure: true,
    });
  });

  it.each([
    ['smtp://127.0.0.1:2525', { kind: 'smtp', url: 'smtp://127.0.0.1:2525' }],
    ['ses:', { kind: 'ses', region: 'us-east-1', endpoint: undefined }],
    [
      'ses:http://127.0.0.1:9',
      { kind: 'ses', region: 'us-east-1', endpoint: 'http://127.0.0.1:9' },
    ],
  ])('hands mails over to %s', (MAIL_URL, server) => {
    expect(readConfig({ ...ENVIRONMENT, MAIL_URL }).mail.server).toEqual(server);
  });

  it.each([
    ['sns:', { region: 'us-east-1', endpoint: undefined }],
    ['sns:http://127.0.0.1:9', { region: 'us-east-1', endpoint: 'http://127.0.0.1:9' }],
    ['none', undefined],
  ])('hands SMS over to %s', (SMS_URL, server) => {
    expect(readConfig({ ...ENVIRONMENT, SMS_URL }).sms.server).toEqual(server);
  });

  it('[PSH-7] knows who we are to push services by one key, and needs none', () => {
    // The pair of RFC 8291, appendix A.
    expect(readConfig(ENVIRONMENT).vapid).toEqual({
      privateKey: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
      publicKey:
        'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      subject: 'mailto:vigia@utec.edu.pe',
    });
    expect(readConfig({ ...ENVIRONMENT, VAPID_PRIVATE_KEY: 'none' }).vapid).toBeUndefined();
  });

  it('[OID-2] arranges the identity provider, and needs none', () => {
    expect(readConfig(ENVIRONMENT).identityProvider).toEqual({
      issuer: 'https://idp.example',
      clientId: 'vigia',
      clientSecret: 'very secret',
      name: 'UTEC',
      emailClaim: 'email',
      domains: ['utec.edu.pe', 'admin.utec.edu.pe'],
      redirectUri: 'https://a.example/api/auth/oidc/retorno',
    });
    expect(readConfig({ ...ENVIRONMENT, OIDC_ISSUER: 'none' }).identityProvider).toBeUndefined();
  });

  it.each(Object.keys(API_ENV))('does not start without %s', (name) => {
    expect(() => readConfig({ ...ENVIRONMENT, [name]: '' })).toThrow(`${name} is missing`);
  });

  it.each([
    ['WEB_ORIGINS', 'https://a.example/'],
    ['WEB_ORIGINS', 'a.example'],
    ['WEB_ORIGINS', '*'],
    ['ROLE_DOMAINS', 'utec.edu.pe'],
    ['ROLE_DOMAINS', 'utec.edu.pe=rector'],
    ['ROLE_DOMAINS', '*.utec.edu.pe=admin'],
    ['CAMPUS_TIME_ZONE', 'Lima'],
    ['TOKEN_PRIVATE_KEY', 'nope'],
    ['TOKEN_PRIVATE_KEY', JSON.stringify(key.publicKey)],
    ['TOKEN_PUBLIC_KEYS', '{"keys":[]}'],
    ['TOKEN_PUBLIC_KEYS', JSON.stringify({ keys: [key.privateKey] })],
    ['TOTP_SEAL_KEYS', 'A'.repeat(43)],
    ['TOTP_SEAL_KEYS', `key:${'A'.repeat(42)}`],
    ['MAIL_URL', 'https://mail.example'],
    ['MAIL_URL', 'ses:us-east-1'],
    ['SMS_URL', 'https://sns.example'],
    ['SMS_URL', 'sns:us-east-1'],
    ['SMS_SENDER_ID', '+51999888777'],
    ['OUTREACH', 'yes'],
    ['REDIS_URL', 'https://cache.example'],
    ['OIDC_ISSUER', 'http://idp.example'],
    ['OIDC_ISSUER', 'idp.example'],
    ['OIDC_CLIENT_SECRET', 'none'],
    ['OIDC_DOMAINS', 'none'],
    ['OIDC_DOMAINS', '*.utec.edu.pe'],
    ['COOKIE_SECURE', 'yes'],
    ['VAPID_PRIVATE_KEY', 'A'.repeat(42)],
    ['VAPID_PRIVATE_KEY', 'A'.repeat(43)],
    ['VAPID_SUBJECT', 'http://a.example'],
    ['VAPID_SUBJECT', 'vigia@utec.edu.pe'],
  ])('does not start with %s=%s, and does not print it', (name, value) => {
    const read = (): unknown => readConfig({ ...ENVIRONMENT, [name]: value });

    expect(read).toThrow(new RegExp(`^Environment is not usable:\\n- ${name} must be`));
    if (value.includes('"d"')) expect(read).not.toThrow(new RegExp(String(key.privateKey.d)));
  });
});
