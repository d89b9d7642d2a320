import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseInUseError, startDynamoDb, type EmbeddedDynamoDb } from '@vigia/embedded/dynamodb';

/** What we put into a data folder; whatever else is there is not ours. */
const CONTENTS = {
  database: 'dynamodb',
  objects: 's3',
  mail: 'mail',
  keys: 'keys.json',
  totpKey: 'totp.key',
  vapidKey: 'vapid.key',
  apiLog: 'api.log',
  boards: 'boards',
  owner: 'owner.pid',
  prepared: 'prepared.json',
} as const;

/** Where the local system keeps what must survive a restart. */
export interface DataFolder {
  readonly path: string;
  /** Where the embedded S3 keeps its objects. */
  readonly objects: string;
  readonly mail: string;
  readonly keys: string;
  /** What seals the secrets of second factors. */
  readonly totpKey: string;
  /** Tells push services who we are. */
  readonly vapidKey: string;
  readonly apiLog: string;
  /** For the board service: its secret, its logs, and the data of its Redis. */
  readonly boards: string;
  /** Runs as long as the folder is in use; nobody else can open it meanwhile. */
  readonly database: EmbeddedDynamoDb;
  /** Whether demo data is in it; undefined before the first start has ended well. */
  readonly prepared: { readonly demo: boolean } | undefined;
  markPrepared(state: { readonly demo: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** Another instance uses the folder. */
class DataFolderInUseError extends Error {
  constructor(path: string, owner: string) {
    super(
      `The data folder ${path} is in use by another instance${owner}. Stop that one, or start this one with --data DIR.`,
    );
  }
}

/** Opens a data folder for this process alone; `reset`, or a first start that was cut short, empties it. */
export async function openDataFolder(
  folder: string,
  { reset }: { readonly reset: boolean },
): Promise<DataFolder> {
  const path = resolve(folder);
  await mkdir(path, { recursive: true, mode: 0o700 });
  let database = await lock(path);
  let prepared = await readPrepared(path);
  if (reset || prepared === undefined) {
    await database.close();
    await empty(path);
    database = await lock(path);
    prepared = undefined;
  }
  await writeFile(join(path, CONTENTS.owner), `${process.pid}\n`);
  await mkdir(join(path, CONTENTS.boards), { recursive: true });

  return {
    path,
    objects: join(path, CONTENTS.objects),
    mail: join(path, CONTENTS.mail),
    keys: join(path, CONTENTS.keys),
    totpKey: join(path, CONTENTS.totpKey),
    vapidKey: join(path, CONTENTS.vapidKey),
    apiLog: join(path, CONTENTS.apiLog),
    boards: join(path, CONTENTS.boards),
    database,
    prepared,
    markPrepared: (state) => writeFile(join(path, CONTENTS.prepared), JSON.stringify(state)),
    close: async () => {
      await database.close();
      await rm(join(path, CONTENTS.owner), { force: true });
    },
  };
}

/** The database's own lock is the folder's: the system releases it even when its holder is killed. */
async function lock(path: string): Promise<EmbeddedDynamoDb> {
  try {
    return await startDynamoDb({ path: join(path, CONTENTS.database) });
  } catch (error) {
    if (!(error instanceof DatabaseInUseError)) throw error;
    const owner = await readFile(join(path, CONTENTS.owner), 'utf8').catch(() => '');
    throw new DataFolderInUseError(path, owner.trim() ? ` (process ${owner.trim()})` : '');
  }
}

async function readPrepared(path: string): Promise<{ demo: boolean } | undefined> {
  try {
    const state: unknown = JSON.parse(await readFile(join(path, CONTENTS.prepared), 'utf8'));
    return { demo: (state as { demo?: unknown }).demo === true };
  } catch {
    return undefined;
  }
}

async function empty(path: string): Promise<void> {
  const names = Object.values(CONTENTS);
  await Promise.all(names.map((name) => rm(join(path, name), { recursive: true, force: true })));
}
