import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DynamoIncidentRepository,
  DynamoUserRepository,
  createDocumentClient,
  createTables,
  tableNames,
} from '@vigia/dynamo';
import { ImportStore, readOldTable, type ImportedTable, type Item } from '@vigia/dynamo/legacy';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { importInto, rollBackFrom, type Outcome } from '../import-legacy.js';
import type { Options } from '../options.js';
import { LEGACY_WORDS } from '../words.js';

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname;

type Client = ReturnType<typeof createDocumentClient>;

/** The whole of three tables, by key, to compare. */
export type Dump = Readonly<Record<'users' | 'reports' | 'activity', readonly Item[]>>;

/** A DynamoDB with our tables in it, and imports into them. */
export interface Ground {
  readonly endpoint: string;
  /** Fresh tables and a fresh journal. */
  field(): Promise<Field>;
  close(): Promise<void>;
}

export interface Field {
  readonly options: Options;
  readonly incidents: DynamoIncidentRepository;
  readonly users: DynamoUserRepository;
  readonly tables: ReturnType<typeof tableNames>;
  readonly printed: string[];
  run(isApplied: boolean, change?: Partial<Options>): Promise<Outcome>;
  rollBack(run: string): Promise<Outcome>;
  dump(): Promise<Dump>;
  /** Stores rows as they are. */
  put(table: ImportedTable, items: readonly Item[]): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const engine = await startDynamoDb();
  const client = createDocumentClient({ region: 'us-east-1', endpoint: engine.endpoint });
  const folders: string[] = [];
  return {
    endpoint: engine.endpoint,
    field: async () => {
      const into = `test-${randomUUID()}`;
      const tables = tableNames(into);
      await createTables(client, tables);
      const folder = mkdtempSync(join(tmpdir(), 'import-legacy-'));
      folders.push(folder);
      const printed: string[] = [];
      const options: Options = {
        from: [FIXTURES],
        into,
        region: 'us-east-1',
        endpoint: engine.endpoint,
        journalFolder: folder,
        policy: {
          domains: { 'admin.utec.edu.pe': 'admin', 'utec.edu.pe': 'estudiante' },
          otherwise: 'trabajador',
        },
        words: LEGACY_WORDS,
      };
      const print = (words: string): void => void printed.push(words);
      return {
        options,
        tables,
        printed,
        incidents: new DynamoIncidentRepository(client, tables),
        users: new DynamoUserRepository(client, tables),
        run: (isApplied, change = {}) => importInto({ ...options, ...change }, isApplied, print),
        rollBack: (run) => rollBackFrom(options, run, print),
        put: async (table, items) => {
          const rows = items.map((after) => ({ table, before: null, after }));
          await new ImportStore(client, tables).store({ rows, loads: [] });
        },
        dump: async () => ({
          users: await contentOf(client, tables.users),
          reports: await contentOf(client, tables.reports),
          activity: await contentOf(client, tables.activity),
        }),
      };
    },
    close: async () => {
      client.destroy();
      await engine.close();
      for (const folder of folders) rmSync(folder, { recursive: true });
    },
  };
}

const COUNTERS = 'cuentas';

async function contentOf(client: Client, table: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of readOldTable(client, table)) {
    // The counters stay, at 0 when all is taken back; `prove` compares them.
    if (item['incidente_id'] !== COUNTERS) items.push(item);
  }
  return items.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
