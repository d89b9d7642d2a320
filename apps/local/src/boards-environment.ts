import type { BoardsEnv } from '@vigia/boards/env';
import type { SigningKeys } from './signing-keys.js';
import { REGION, type Stores } from './stores.js';

/** The bucket of boards. */
export const BOARDS_BUCKET = 'vigia-boards-local';

export interface BoardsSurroundings {
  readonly webOrigins: readonly string[];
  readonly databaseEndpoint: string;
  readonly s3Endpoint: string;
  readonly tables: Stores['tables'];
  readonly keys: SigningKeys;
  readonly sealKey: string;
  /** Absent: one node without Redis, which acknowledges what it has stored. */
  readonly redisUrl: string | undefined;
}

/** What a node of the board service is told by its environment on this machine. */
export function boardsEnvironment(around: BoardsSurroundings): BoardsEnv {
  return {
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    WEB_ORIGINS: around.webOrigins.join(','),
    AWS_REGION: REGION,
    DYNAMODB_ENDPOINT: around.databaseEndpoint,
    S3_ENDPOINT: around.s3Endpoint,
    BOARDS_BUCKET,
    BOARDS_TABLE: around.tables.boards,
    TOKENS_TABLE: around.tables.tokens,
    REDIS_URL: around.redisUrl ?? 'none',
    TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [around.keys.publicKey] }),
    BOARD_SEAL_KEY: around.sealKey,
    // Sooner than in the cloud: without Redis a change is safe, and people are told so, when it is stored.
    STORE_QUIET_MS: '300',
    STORE_AT_MOST_MS: '2000',
    STREAM_GRACE_MS: '60000',
    REVIEW_MS: '2000',
    METRICS_NAMESPACE: 'local-vigia-metrics',
  };
}
