import type { Catalogue } from '@vigia/domain/campus';
import { Role } from '@vigia/domain/shared';
import type { RolePolicy } from '@vigia/domain/user';
import type { TableNames } from '@vigia/dynamo/table';
import {
  integer,
  list,
  oneOf,
  port,
  readEnv,
  text,
  url,
  type Parse,
  type PublicKeys,
} from '@vigia/platform';
import { readCampusFile } from './campus-file.js';
import type { ApiEnv } from './env.contract.js';
import {
  OIDC_SHAPE,
  identityProviderOf,
  type IdentityProviderConfig,
} from './identity-provider.js';
import { VAPID_SHAPE, type VapidConfig } from './vapid.js';

/** Everything that differs between environments, read once. Also the injection token of these values. */
export abstract class Config {
  abstract readonly logLevel: string;
  abstract readonly http: {
    readonly port: number;
    readonly host: string;
    readonly trustProxyHops: number;
    readonly webOrigins: readonly string[];
    readonly problemBaseUrl: string;
  };
  abstract readonly publicWebUrl: string;
  abstract readonly dynamo: {
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly tables: TableNames;
  };
  abstract readonly photos: {
    readonly region: string;
    readonly bucket: string;
    readonly endpoint: string | undefined;
    /** Where browsers upload to, when not to the bucket itself. */
    readonly uploadUrl: string | undefined;
  };
  abstract readonly socket: { readonly region: string; readonly managementEndpoint: string };
  abstract readonly token: {
    readonly privateKey: PublicKeys['keys'][number];
    readonly publicKeys: PublicKeys;
  };
  /** What secrets of second factors are sealed with: the first seals, all open. */
  abstract readonly totpSealKeys: readonly SealKey[];
  abstract readonly cookieSecure: boolean;
  /** Whether admins can do nothing before they have set up a second factor. */
  abstract readonly adminsNeedTotp: boolean;
  /** Absent where people log in by password only. */
  abstract readonly identityProvider: IdentityProviderConfig | undefined;
  abstract readonly mail: { readonly server: MailServer; readonly from: string };
  abstract readonly sms: {
    /** Absent where nobody gets SMS. */
    readonly server: SmsServer | undefined;
    readonly senderId: string | undefined;
    readonly perHour: number;
    readonly perIncident: number;
  };
  /** Whether anything about incidents leaves the app; else it waits. */
  abstract readonly reachesOut: boolean;
  abstract readonly campus: {
    readonly roles: RolePolicy;
    /** IANA name of the time zone in which shifts are told. */
    readonly timeZone: string;
    readonly feed: boolean;
    /** Its places, kinds of incident and risks. */
    readonly catalogue: Catalogue;
  };
  /** Whether what we post goes to the public internet only; where not, plain http is fine as well. */
  abstract readonly outboundStaysPublic: boolean;
  /** Who we are to push services; absent where devices are told nothing. */
  abstract readonly vapid: VapidConfig | undefined;
  /** A Redis that counts for all tasks; absent where there is one task. */
  abstract readonly redisUrl: string | undefined;
  abstract readonly limits: {
    readonly attemptsPerAccount: number;
    readonly attemptsPerIp: number;
    readonly requestsPerUser: number;
    readonly requestsPerIp: number;
  };
}

/** Where mails are handed over: a mail server, or SES by its own protocol. */
export type MailServer =
  | { readonly kind: 'smtp'; readonly url: string }
  | { readonly kind: 'ses'; readonly region: string; readonly endpoint: string | undefined };

/** Where SMS are handed over: SNS, or a stand-in at an endpoint. */
export interface SmsServer {
  readonly region: string;
  readonly endpoint: string | undefined;
}

/** A key of AES-256 and the name that what it sealed bears. */
export interface SealKey {
  readonly id: string;
  readonly key: Buffer;
}

type Jwk = PublicKeys['keys'][number];

const SHAPE = {
  PORT: port,
  HOST: text,
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
  TRUST_PROXY_HOPS: integer(0, 10),
  WEB_ORIGINS: list(origin),
  PUBLIC_WEB_URL: url('https:', 'http:'),
  PROBLEM_BASE_URL: url('https:', 'http:'),
  AWS_REGION: text,
  DYNAMODB_ENDPOINT: optional(url('https:', 'http:')),
  TABLE_NAME: text,
  ACTIVITY_TABLE: text,
  USERS_TABLE: text,
  CONNECTIONS_TABLE: text,
  NOTIFICATIONS_TABLE: text,
  TOKENS_TABLE: text,
  PHOTOS_TABLE: text,
  BOARDS_TABLE: text,
  BOARD_CATALOG_TABLE: text,
  PERSONAL_TABLE: text,
  WEBHOOKS_TABLE: text,
  AUDIT_TABLE: text,
  PHOTOS_BUCKET: text,
  S3_ENDPOINT: optional(url('https:', 'http:')),
  S3_UPLOAD_URL: optional(text),
  WS_API_ID: text,
  WS_STAGE: text,
  WS_MANAGEMENT_ENDPOINT: optional(url('https:', 'http:')),
  TOKEN_PRIVATE_KEY: privateKey,
  TOKEN_PUBLIC_KEYS: publicKeys,
  TOTP_SEAL_KEYS: list(sealKey),
  COOKIE_SECURE: oneOf('true', 'false'),
  ADMIN_TOTP: oneOf('required', 'optional'),
  ...OIDC_SHAPE,
  MAIL_URL: mailUrl,
  MAIL_FROM: text,
  SMS_URL: optional(smsUrl),
  SMS_SENDER_ID: optional(senderId),
  SMS_PER_HOUR: integer(1, 10_000),
  SMS_PER_INCIDENT: integer(1, 1_000),
  OUTREACH: oneOf('on', 'off'),
  ROLE_DOMAINS: list(roleDomain),
  CAMPUS_TIME_ZONE: timeZone,
  CAMPUS_FEED: oneOf('on', 'off'),
  CAMPUS_FILE: readCampusFile,
  ATTEMPTS_PER_ACCOUNT: integer(1, 1_000_000),
  ATTEMPTS_PER_IP: integer(1, 1_000_000),
  REQUESTS_PER_USER: integer(1, 1_000_000),
  REQUESTS_PER_IP: integer(1, 1_000_000),
  OUTBOUND_TARGETS: oneOf('public', 'any'),
  ...VAPID_SHAPE,
  REDIS_URL: optional(url('redis:', 'rediss:')),
} satisfies Record<keyof ApiEnv, Parse<unknown>>;

/** The configuration that an environment describes; throws one error naming everything that is wrong with it. */
export function readConfig(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const env = readEnv(SHAPE, source);
  return {
    logLevel: env.LOG_LEVEL,
    http: {
      port: env.PORT,
      host: env.HOST,
      trustProxyHops: env.TRUST_PROXY_HOPS,
      webOrigins: env.WEB_ORIGINS,
      problemBaseUrl: env.PROBLEM_BASE_URL,
    },
    publicWebUrl: env.PUBLIC_WEB_URL.replace(/\/$/, ''),
    dynamo: {
      region: env.AWS_REGION,
      endpoint: env.DYNAMODB_ENDPOINT,
      tables: {
        reports: env.TABLE_NAME,
        activity: env.ACTIVITY_TABLE,
        users: env.USERS_TABLE,
        connections: env.CONNECTIONS_TABLE,
        notifications: env.NOTIFICATIONS_TABLE,
        tokens: env.TOKENS_TABLE,
        photos: env.PHOTOS_TABLE,
        boards: env.BOARDS_TABLE,
        boardCatalog: env.BOARD_CATALOG_TABLE,
        personal: env.PERSONAL_TABLE,
        webhooks: env.WEBHOOKS_TABLE,
        audit: env.AUDIT_TABLE,
      },
    },
    photos: {
      region: env.AWS_REGION,
      bucket: env.PHOTOS_BUCKET,
      endpoint: env.S3_ENDPOINT,
      uploadUrl: env.S3_UPLOAD_URL,
    },
    socket: {
      region: env.AWS_REGION,
      managementEndpoint:
        env.WS_MANAGEMENT_ENDPOINT ??
        `https://${env.WS_API_ID}.execute-api.${env.AWS_REGION}.amazonaws.com/${env.WS_STAGE}`,
    },
    token: { privateKey: env.TOKEN_PRIVATE_KEY, publicKeys: env.TOKEN_PUBLIC_KEYS },
    totpSealKeys: env.TOTP_SEAL_KEYS,
    cookieSecure: env.COOKIE_SECURE === 'true',
    adminsNeedTotp: env.ADMIN_TOTP === 'required',
    identityProvider: identityProviderOf(env, env.PUBLIC_WEB_URL.replace(/\/$/, '')),
    mail: { server: mailServer(env.MAIL_URL, env.AWS_REGION), from: env.MAIL_FROM },
    sms: {
      server: smsServer(env.SMS_URL, env.AWS_REGION),
      senderId: env.SMS_SENDER_ID,
      perHour: env.SMS_PER_HOUR,
      perIncident: env.SMS_PER_INCIDENT,
    },
    reachesOut: env.OUTREACH === 'on',
    campus: {
      roles: { domains: Object.fromEntries(env.ROLE_DOMAINS), otherwise: Role.Worker },
      timeZone: env.CAMPUS_TIME_ZONE,
      feed: env.CAMPUS_FEED === 'on',
      catalogue: env.CAMPUS_FILE,
    },
    outboundStaysPublic: env.OUTBOUND_TARGETS === 'public',
    vapid: env.VAPID_PRIVATE_KEY && { ...env.VAPID_PRIVATE_KEY, subject: env.VAPID_SUBJECT },
    redisUrl: env.REDIS_URL,
    limits: {
      attemptsPerAccount: env.ATTEMPTS_PER_ACCOUNT,
      attemptsPerIp: env.ATTEMPTS_PER_IP,
      requestsPerUser: env.REQUESTS_PER_USER,
      requestsPerIp: env.REQUESTS_PER_IP,
    },
  };
}

function optional<T>(parse: Parse<T>): Parse<T | undefined> {
  return (raw) => (raw === 'none' ? undefined : parse(raw));
}

function origin(raw: string): string {
  if (!URL.canParse(raw) || new URL(raw).origin !== raw) {
    throw new Error('must be origins such as https://vigia.example.org');
  }
  return raw;
}

const SES = 'ses:';
const SNS = 'sns:';

function mailUrl(raw: string): string {
  return raw.startsWith(SES) ? serviceUrl(SES)(raw) : url('smtp:', 'smtps:')(raw);
}

function smsUrl(raw: string): string {
  if (!raw.startsWith(SNS)) throw new Error('must be sns:, sns:http://… or none');
  return serviceUrl(SNS)(raw);
}

/** A service of AWS, or a stand-in for it. */
function serviceUrl(service: string): Parse<string> {
  return (raw) => {
    const standIn = raw.slice(service.length);
    return standIn === '' ? raw : service + url('https:', 'http:')(standIn);
  };
}

function mailServer(address: string, region: string): MailServer {
  if (!address.startsWith(SES)) return { kind: 'smtp', url: address };
  return { kind: 'ses', region, endpoint: standInOf(SES, address) };
}

function smsServer(address: string | undefined, region: string): SmsServer | undefined {
  return address === undefined ? undefined : { region, endpoint: standInOf(SNS, address) };
}

function standInOf(service: string, address: string): string | undefined {
  const endpoint = address.slice(service.length);
  return endpoint === '' ? undefined : endpoint;
}

/** As SNS takes it. */
function senderId(raw: string): string {
  if (!/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/.test(raw)) {
    throw new Error('must be up to 11 letters and digits, at least one letter, or none');
  }
  return raw;
}

function timeZone(raw: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: raw }).resolvedOptions().timeZone;
  } catch {
    throw new Error('must be the IANA name of a time zone such as America/Lima');
  }
}

function roleDomain(raw: string): readonly [string, Role] {
  const [domain = '', word] = raw.toLowerCase().split('=');
  const role = Object.values(Role).find((known) => known === word);
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) || role === undefined) {
    throw new Error('must be pairs such as example.org=estudiante');
  }
  return [domain, role];
}

const SEAL_BYTES = 32;

function sealKey(raw: string): SealKey {
  const [, id = '', text = ''] = /^([A-Za-z0-9-]{1,40}):([\w-]{43})$/.exec(raw) ?? [];
  const key = Buffer.from(text, 'base64url');
  if (key.length !== SEAL_BYTES)
    throw new Error('must be pairs such as 2026-11:<32 bytes as base64url>');
  return { id, key };
}

function privateKey(raw: string): Jwk {
  const key = parseObject(raw);
  if (key?.['kty'] !== 'OKP' || typeof key['d'] !== 'string' || typeof key['kid'] !== 'string') {
    throw new Error('must be an Ed25519 private JWK with a kid, as JSON');
  }
  return key;
}

function publicKeys(raw: string): PublicKeys {
  const keys = parseObject(raw)?.['keys'];
  const usable =
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.every((key: Jwk) => typeof key.kid === 'string' && key.d === undefined);
  if (!usable) throw new Error('must be a JWKS of public keys with kids, as JSON');
  return { keys: keys as Jwk[] };
}

function parseObject(raw: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
