import { once } from 'node:events';
import { listenOnLoopback } from '../listen-on-loopback.js';
import { ApiError } from './api-error.js';
import { openEngine } from './engine.js';
import { createDynamoDbServer } from './http-server.js';
import { OPERATIONS } from './operations.js';
import { settleTables } from './tables.js';
import { sweepExpiredItems } from './time-to-live.js';
import { forgetOldTokens } from './transaction-tokens.js';

export interface DynamoDbOptions {
  /** The folder that keeps the data; without it everything is in memory and gone at `close`. */
  readonly path?: string;
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** How often expired items are deleted by itself; a minute unless told. */
  readonly sweepEveryMs?: number;
}

/** A running embedded DynamoDB. */
export interface EmbeddedDynamoDb {
  /** What the SDK's clients take as `endpoint`. */
  readonly endpoint: string;
  readonly port: number;
  /** Deletes the items whose time to live is over and returns how many those were. */
  sweepExpired(now?: Date): Promise<number>;
  /** Ends at once, open connections included; what was acknowledged is kept. */
  close(): Promise<void>;
}

/** Starts DynamoDB inside this process, on 127.0.0.1 only. */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<EmbeddedDynamoDb> {
  const { path, port: wantedPort = 0, sweepEveryMs = 60_000 } = options;
  const engine = await openEngine(path);
  const server = createDynamoDbServer((name, body) => {
    const operation = OPERATIONS.get(name);
    if (!operation) {
      throw new ApiError(
        'com.amazon.coral.service#UnknownOperationException',
        `The embedded DynamoDB does not know ${name}.`,
      );
    }
    return operation(engine, body);
  });
  let port: number;
  try {
    await settleTables(engine);
    port = await listenOnLoopback(server, wantedPort, 'the embedded DynamoDB');
  } catch (error) {
    await engine.close();
    throw error;
  }

  const sweep = async (now: Date): Promise<number> => {
    await forgetOldTokens(engine, now.getTime());
    return sweepExpiredItems(engine, now);
  };
  let sweeping: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweep(new Date()).catch((error: unknown) => process.emitWarning(String(error)));
  }, sweepEveryMs).unref();

  let closed: Promise<void> | undefined;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    sweepExpired: (now = new Date()) => sweep(now),
    close: () =>
      (closed ??= (async () => {
        clearInterval(timer);
        const ended = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await Promise.all([ended, sweeping]);
        await engine.close();
      })()),
  };
}
