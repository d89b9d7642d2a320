import type { buildApp } from 'fauxqs';

type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;

/** What keeps objects on the disk. */
interface Persistence {
  loadS3(store: Stores['s3Store']): void;
  close(): void;
}

interface Insides {
  readonly SqsStore: new () => Stores['sqsStore'];
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => Stores['s3Store'];
  readonly PersistenceManager: new (
    folder: string,
  ) => Persistence & NonNullable<Stores['s3Store']['persistence']>;
}

/**
 * The parts of fauxqs that its own start function puts together before it listens on every interface. The package
 * does not export them, so they are loaded by their files: its version is pinned, and the tests here hold it to this.
 */
export async function loadInsides(): Promise<Insides> {
  const entry = import.meta.resolve('fauxqs');
  const parts = await Promise.all(
    ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'].map(
      (file) => import(new URL(file, entry).href) as Promise<Partial<Insides>>,
    ),
  );
  return Object.assign({}, ...parts) as Insides;
}
