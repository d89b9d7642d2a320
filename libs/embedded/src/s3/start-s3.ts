import type { AddressInfo } from 'node:net';
import { buildApp } from 'fauxqs';
import { loadInsides } from './insides.js';

export interface S3Options {
  /** The folder that keeps the objects; without it everything is in memory and gone at `close`. */
  readonly path?: string;
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Buckets to make, if they are not there yet. */
  readonly buckets?: readonly string[];
}

/** A running embedded S3. It takes any credentials and checks no signature, no policy and no size. */
export interface EmbeddedS3 {
  /** What the SDK's clients take as `endpoint`, with `forcePathStyle`. */
  readonly endpoint: string;
  readonly port: number;
  /** Ends at once, open connections included; what was acknowledged is kept. */
  close(): Promise<void>;
}

/** Starts S3 inside this process, on 127.0.0.1 only. */
export async function startS3(options: S3Options = {}): Promise<EmbeddedS3> {
  const { path, port: wantedPort = 0, buckets = [] } = options;
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
  try {
    await app.listen({ port: wantedPort, host: '127.0.0.1' });
  } catch (error) {
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
    close: () =>
      (closed ??= (async () => {
        await app.close();
        persistence?.close();
      })()),
  };
}
