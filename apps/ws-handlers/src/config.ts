import { list, oneOf, readEnv, text, type Parse, type PublicKeys } from '@vigia/platform';
import type { WsHandlersEnv } from './env.contract.js';

/** What the Lambdas are told by their environment. */
export interface Config {
  readonly region: string;
  readonly tables: {
    readonly connections: string;
    readonly notifications: string;
    readonly personal: string;
    readonly tokens: string;
    readonly users: string;
  };
  readonly publicKeys: PublicKeys;
  readonly webOrigins: readonly string[];
  readonly adminsNeedTotp: boolean;
}

const publicKeys: Parse<PublicKeys> = (raw) => {
  const value = parseJson(raw);
  const keys = typeof value === 'object' && value !== null && 'keys' in value ? value.keys : null;
  if (!Array.isArray(keys) || keys.length === 0) throw new Error('must be a JWK set with a key');
  return { keys };
};

function origin(raw: string): string {
  if (!URL.canParse(raw) || new URL(raw).origin !== raw) {
    throw new Error('must be origins such as https://vigia.example.org');
  }
  return raw;
}

/** Without the parser's message, which quotes the value. */
function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new Error('must be JSON');
  }
}

const SHAPE = {
  /** Set by Lambda itself; nobody may provide it. */
  AWS_REGION: text,
  CONNECTIONS_TABLE: text,
  NOTIFICATIONS_TABLE: text,
  PERSONAL_TABLE: text,
  TOKENS_TABLE: text,
  USERS_TABLE: text,
  TOKEN_PUBLIC_KEYS: publicKeys,
  ADMIN_TOTP: oneOf('required', 'optional'),
  WEB_ORIGINS: list(origin),
} satisfies Record<keyof WsHandlersEnv | 'AWS_REGION', Parse<unknown>>;

/** Reads the environment once, or fails once, naming all that is wrong. */
export function readConfig(source: NodeJS.ProcessEnv = process.env): Config {
  const env = readEnv(SHAPE, source);
  return Object.freeze({
    region: env.AWS_REGION,
    tables: {
      connections: env.CONNECTIONS_TABLE,
      notifications: env.NOTIFICATIONS_TABLE,
      personal: env.PERSONAL_TABLE,
      tokens: env.TOKENS_TABLE,
      users: env.USERS_TABLE,
    },
    publicKeys: env.TOKEN_PUBLIC_KEYS,
    webOrigins: env.WEB_ORIGINS,
    adminsNeedTotp: env.ADMIN_TOTP === 'required',
  });
}
