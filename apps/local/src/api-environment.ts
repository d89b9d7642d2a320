import type { ApiEnv } from '@vigia/api/env';
import { TABLES, type TableKey } from '@vigia/dynamo/table';
import { CAMPUS } from './campus.js';
import type { LocalIdentityProvider } from './identity-provider.js';
import type { SigningKeys } from './signing-keys.js';
import { STAGE } from './socket-gateway.js';
import { REGION, type Stores } from './stores.js';

/** The bucket of photos. */
export const PHOTOS_BUCKET = 'vigia-photos-local';

export interface ApiSurroundings {
  /** Where people can log in by their account of the university. */
  readonly identityProvider?: LocalIdentityProvider | undefined;
  readonly webUrl: string;
  readonly webOrigins: readonly string[];
  readonly databaseEndpoint: string;
  readonly s3Endpoint: string;
  readonly tables: Stores['tables'];
  readonly managementEndpoint: string;
  readonly mailUrl: string;
  readonly smsUrl: string;
  readonly keys: SigningKeys;
  readonly totpKey: string;
  readonly vapidKey: string;
}

/** What the api is told by its environment on this machine. */
export function apiEnvironment(around: ApiSurroundings): ApiEnv {
  return {
    ...tableVariables(around.tables),
    // A free port each time, which the api tells in its log: a restart never meets a port that is still taken.
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    TRUST_PROXY_HOPS: '1',
    WEB_ORIGINS: around.webOrigins.join(','),
    PUBLIC_WEB_URL: around.webUrl,
    PROBLEM_BASE_URL: 'https://vigia.example.org/problems#',
    AWS_REGION: REGION,
    DYNAMODB_ENDPOINT: around.databaseEndpoint,
    PHOTOS_BUCKET,
    S3_ENDPOINT: around.s3Endpoint,
    // The front door's; browsers reach nothing else.
    S3_UPLOAD_URL: `/s3/${PHOTOS_BUCKET}`,
    WS_API_ID: 'local',
    WS_STAGE: STAGE,
    WS_MANAGEMENT_ENDPOINT: around.managementEndpoint,
    TOKEN_PRIVATE_KEY: JSON.stringify(around.keys.privateKey),
    TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [around.keys.publicKey] }),
    TOTP_SEAL_KEYS: `local:${around.totpKey}`,
    COOKIE_SECURE: 'false',
    ADMIN_TOTP: 'optional',
    OIDC_ISSUER: around.identityProvider?.issuer ?? 'none',
    OIDC_CLIENT_ID: around.identityProvider?.clientId ?? 'none',
    OIDC_CLIENT_SECRET: around.identityProvider?.clientSecret ?? 'none',
    OIDC_NAME: 'UTEC',
    OIDC_EMAIL_CLAIM: 'email',
    OIDC_DOMAINS: Object.keys(CAMPUS.roles.domains).join(','),
    MAIL_URL: around.mailUrl,
    MAIL_FROM: 'Vigía <vigia@utec.edu.pe>',
    SMS_URL: around.smsUrl,
    SMS_SENDER_ID: 'Vigia',
    SMS_PER_HOUR: '100',
    SMS_PER_INCIDENT: '20',
    OUTREACH: 'on',
    ROLE_DOMAINS: Object.entries(CAMPUS.roles.domains)
      .map(([domain, role]) => `${domain}=${role}`)
      .join(','),
    CAMPUS_TIME_ZONE: CAMPUS.timeZone,
    CAMPUS_FEED: CAMPUS.feed ? 'on' : 'off',
    CAMPUS_FILE: CAMPUS.file,
    // Everybody comes from the same address here.
    ATTEMPTS_PER_ACCOUNT: '20',
    ATTEMPTS_PER_IP: '1000',
    REQUESTS_PER_USER: '6000',
    REQUESTS_PER_IP: '60000',
    OUTBOUND_TARGETS: 'any',
    VAPID_PRIVATE_KEY: around.vapidKey,
    VAPID_SUBJECT: 'mailto:vigia@utec.edu.pe',
    REDIS_URL: 'none',
  };
}

function tableVariables(tables: Stores['tables']) {
  const names = (Object.keys(TABLES) as TableKey[]).map((key) => [
    TABLES[key].envVariable,
    tables[key],
  ]);
  return Object.fromEntries(names) as Record<(typeof TABLES)[TableKey]['envVariable'], string>;
}
