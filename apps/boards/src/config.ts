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
import type { BoardsEnv } from './env.contract.js';

/** Everything that differs between environments, read once. */
export interface Config {
  readonly logLevel: string;
  readonly http: {
    readonly port: number;
    readonly host: string;
    readonly webOrigins: readonly string[];
  };
  readonly region: string;
  readonly bucket: { readonly name: string; readonly endpoint: string | undefined };
  readonly dynamo: {
    readonly endpoint: string | undefined;
    readonly boards: string;
    readonly tokens: string;
  };
  readonly redisUrl: string | undefined;
  readonly publicKeys: PublicKeys;
  readonly sealKey: string;
  readonly metricsNamespace: string;
  readonly times: {
    readonly quietMs: number;
    readonly atMostMs: number;
    readonly foreignMs: number;
    readonly graceMs: number;
    readonly reviewMs: number;
  };
}

const SEAL_LENGTH = 32;

const SHAPE = {
  PORT: port,
  HOST: text,
  AWS_REGION: text,
  BOARDS_BUCKET: text,
  BOARDS_TABLE: text,
  TOKENS_TABLE: text,
  REDIS_URL: optional(url('redis:', 'rediss:')),
  TOKEN_PUBLIC_KEYS: publicKeys,
  BOARD_SEAL_KEY: sealKey,
  WEB_ORIGINS: list(text),
  DYNAMODB_ENDPOINT: optional(url('https:', 'http:')),
  S3_ENDPOINT: optional(url('https:', 'http:')),
  STORE_QUIET_MS: integer(10, 60_000),
  STORE_AT_MOST_MS: integer(10, 600_000),
  STREAM_GRACE_MS: integer(100, 3_600_000),
  REVIEW_MS: integer(50, 600_000),
  METRICS_NAMESPACE: text,
  LOG_LEVEL: oneOf('debug', 'info', 'warn', 'error', 'silent'),
} satisfies Record<keyof BoardsEnv, Parse<unknown>>;

/** A task that only heard of changes waits this many times longer than the one that made them. */
const FOREIGN_PATIENCE = 1.5;

/** The configuration that an environment describes; throws one error naming everything that is wrong with it. */
export function readConfig(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const env = readEnv(SHAPE, source);
  return {
    logLevel: env.LOG_LEVEL,
    http: { port: env.PORT, host: env.HOST, webOrigins: env.WEB_ORIGINS },
    region: env.AWS_REGION,
    bucket: { name: env.BOARDS_BUCKET, endpoint: env.S3_ENDPOINT },
    dynamo: {
      endpoint: env.DYNAMODB_ENDPOINT,
      boards: env.BOARDS_TABLE,
      tokens: env.TOKENS_TABLE,
    },
    redisUrl: env.REDIS_URL,
    publicKeys: env.TOKEN_PUBLIC_KEYS,
    sealKey: env.BOARD_SEAL_KEY,
    metricsNamespace: env.METRICS_NAMESPACE,
    times: {
      quietMs: env.STORE_QUIET_MS,
      atMostMs: env.STORE_AT_MOST_MS,
      foreignMs: env.STORE_AT_MOST_MS * FOREIGN_PATIENCE,
      graceMs: env.STREAM_GRACE_MS,
      reviewMs: env.REVIEW_MS,
    },
  };
}

function optional<T>(parse: Parse<T>): Parse<T | undefined> {
  return (raw) => (raw === 'none' ? undefined : parse(raw));
}

function publicKeys(raw: string): PublicKeys {
  const parsed = json(raw);
  const keys = typeof parsed === 'object' && parsed !== null && 'keys' in parsed ? parsed.keys : [];
  if (!Array.isArray(keys) || keys.length === 0) throw new Error('must be a JWKS with a key');
  return parsed as PublicKeys;
}

function sealKey(raw: string): string {
  if (raw.length < SEAL_LENGTH) throw new Error(`must have ${String(SEAL_LENGTH)} characters`);
  return raw;
}

function json(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw new Error('must be JSON');
  }
}
