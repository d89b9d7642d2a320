/** What the platform must provide to the boards container: name -> what it is for. */
export const BOARDS_ENV = {
  PORT: 'Port the container listens on; the target group uses the same number.',
  HOST: 'Address to listen on: 0.0.0.0 in a container, 127.0.0.1 on a laptop.',
  AWS_REGION: 'Region of the tables and the bucket.',
  BOARDS_BUCKET: 'Bucket that holds the snapshots of the boards.',
  BOARDS_TABLE: 'Table of the pointers to the snapshots and of ended access.',
  TOKENS_TABLE: 'Table in which a used ticket is claimed.',
  REDIS_URL: 'Redis that several tasks share, or none: then there is one task only.',
  TOKEN_PUBLIC_KEYS: 'Public keys (JWKS) that verify tickets.',
  BOARD_SEAL_KEY:
    'Secret of at least 32 characters, the same on every task: proves who owns a client id.',
  WEB_ORIGINS: 'Comma-separated origins of the web app that may read over HTTP, or none.',
  DYNAMODB_ENDPOINT: 'A stand-in for DynamoDB, or none for AWS itself.',
  S3_ENDPOINT: 'A stand-in for S3, or none for AWS itself.',
  STORE_QUIET_MS: 'Milliseconds without a change after which a board is stored: 2000.',
  STORE_AT_MOST_MS:
    'Milliseconds after its first unstored change at which a board is stored anyway: 10000.',
  STREAM_GRACE_MS: 'Milliseconds that stored changes stay in the stream for slower tasks: 60000.',
  REVIEW_MS: 'Milliseconds between two looks at whose access has ended: 5000.',
  METRICS_NAMESPACE: 'Namespace of the metrics in CloudWatch: the one of this environment.',
  LOG_LEVEL: 'Least serious log lines to write: debug, info, warn, error or silent.',
} as const;

/** The variables of the boards container. */
export type BoardsEnv = Readonly<Record<keyof typeof BOARDS_ENV, string>>;
