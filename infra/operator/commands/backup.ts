import type { Site } from '../site.js';
import type { Step } from '../steps.js';

interface Backups {
  readonly BackupSummaries: readonly {
    readonly BackupName: string;
    readonly BackupStatus: string;
  }[];
}

interface Continuous {
  readonly ContinuousBackupsDescription: {
    readonly PointInTimeRecoveryDescription: { readonly PointInTimeRecoveryStatus: string };
  };
}

const POLL = { tries: 60, pauseMs: 5000 };

/** A copy of every table under one name, kept until somebody deletes it; and a look at what protects the rest. */
export async function backup(site: Site, name: string): Promise<void> {
  const tables = Object.values(site.tables);
  await site.take([
    ...tables.map((table): Step => ({
      name: `copy of ${table}`,
      isDone: async () => (await statusOf(site, table, name)) !== undefined,
      run: async () => {
        const what = ['--table-name', table, '--backup-name', name];
        await site.aws(['dynamodb', 'create-backup', ...what]);
      },
    })),
    { name: 'every copy is complete', run: () => waitForCopies(site, tables, name) },
    { name: 'tables can go back to any second of 35 days', run: () => checkTables(site, tables) },
    { name: 'buckets keep old versions', run: () => checkBuckets(site) },
  ]);
  site.say(`\nBackup ${name}: ${String(tables.length)} tables.`);
}

async function waitForCopies(site: Site, tables: readonly string[], name: string): Promise<void> {
  if (site.programs.isDry) return;
  for (const table of tables) {
    await site.until(`the copy of ${table}`, POLL, async () =>
      (await statusOf(site, table, name)) === 'AVAILABLE' ? true : undefined,
    );
  }
}

async function checkTables(site: Site, tables: readonly string[]): Promise<void> {
  const unprotected: string[] = [];
  for (const table of tables) {
    const { ContinuousBackupsDescription: found } = await site.look<Continuous>(
      ...['dynamodb', 'describe-continuous-backups', '--table-name', table],
    );
    const { PointInTimeRecoveryStatus: status } = found.PointInTimeRecoveryDescription;
    if (status !== 'ENABLED') unprotected.push(table);
  }
  if (unprotected.length > 0) {
    throw new Error(`These cannot: ${unprotected.join(', ')}. A deployment of \`data\` mends it.`);
  }
}

async function checkBuckets(site: Site): Promise<void> {
  for (const bucket of site.buckets) {
    const { Status } = await site.look<{ Status?: string }>(
      ...['s3api', 'get-bucket-versioning', '--bucket', bucket],
    );
    if (Status !== 'Enabled') {
      throw new Error(`${bucket} does not. A deployment of \`data\` mends it.`);
    }
  }
}

async function statusOf(site: Site, table: string, name: string): Promise<string | undefined> {
  const { BackupSummaries } = await site.look<Backups>(
    ...['dynamodb', 'list-backups', '--table-name', table, '--backup-type', 'USER'],
  );
  return BackupSummaries.find(({ BackupName }) => BackupName === name)?.BackupStatus;
}
