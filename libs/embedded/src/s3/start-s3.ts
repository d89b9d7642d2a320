import type { AddressInfo } from 'node:net';
import { buildApp } from 'fauxqs';
import { loadInsides } from './insides.js';
import { formRefusal } from './post-policy.js';

export interface S3Options {
  /** The folder that keeps the objects; without it everything is in memory and gone at `close`. */
  readonly path?: string;
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Buckets to make, if they are not there yet. */
  readonly buckets?: readonly string[];
  /** Days after which objects go, by what their keys start with, as a lifecycle does; absent: they all stay. */
  readonly expireDays?: Readonly<Record<string, number>>;
}

/**
 * A running embedded S3. It takes requests with any credentials; of forms that browsers post it checks signature,
 * policy and size, as S3 does.
 */
export interface EmbeddedS3 {
  /** What the SDK's clients take as `endpoint`, with `forcePathStyle`. */
  readonly endpoint: string;
  readonly port: number;
  /** Removes the objects whose days are over and returns how many those were; also done by itself every hour. */
  expire(now?: Date): number;
  /** Ends at once, open connections included; what was acknowledged is kept. */
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Starts S3 inside this process, on 127.0.0.1 only. */
export async function startS3(options: S3Options = {}): Promise<EmbeddedS3> {
  const { path, port: wantedPort = 0, buckets = [], expireDays = {} } = options;
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await loadInsides();
  const s3Store = new S3Store();
  const persistence = path === undefined ? undefined : new PersistenceManager(path);
  if (persistence !== undefined) {
    // Loaded first: a store that persists would write everything it loads.
    persistence.loadS3(s3Store);
    s3Store.persistence = persistence;
  }
  for (const bucket of buckets) s3Store.createBucket(bucket);
  const app = buildApp({
    logger: false,
    stores: { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store },
  });
  app.addHook('preHandler', async (request, reply) => {
    const contentType = request.headers['content-type'] ?? '';
    if (request.method !== 'POST' || !contentType.startsWith('multipart/form-data')) return;
    const { bucket = '' } = request.params as { readonly bucket?: string };
    const refusal = await formRefusal(bucket, request.body as Buffer, contentType, Date.now());
    if (refusal === undefined) return;
    const { status, code, message } = refusal;
    await reply
      .status(status)
      .type('application/xml')
      .send(
        `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
      );
  });
  const expire = (now = new Date()): number => {
    let gone = 0;
    for (const { name: bucket } of s3Store.listBuckets()) {
      for (const [prefix, days] of Object.entries(expireDays)) {
        const { objects } = s3Store.listObjects(bucket, { prefix, maxKeys: Infinity });
        for (const { key, lastModified } of objects) {
          if (now.getTime() - lastModified.getTime() < days * DAY_MS) continue;
          s3Store.deleteObject(bucket, key);
          gone += 1;
        }
      }
    }
    return gone;
  };
  expire();
  const timer = setInterval(() => expire(), HOUR_MS).unref();
  try {
    await app.listen({ port: wantedPort, host: '127.0.0.1' });
  } catch (error) {
    clearInterval(timer);
    persistence?.close();
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    throw new Error(`Port ${wantedPort} is taken: the embedded S3 cannot listen on it.`, {
      cause: error,
    });
  }

  const { port } = app.server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    expire,
    close: () =>
      (closed ??= (async () => {
        clearInterval(timer);
        await app.close();
        persistence?.close();
      })()),
  };
}
