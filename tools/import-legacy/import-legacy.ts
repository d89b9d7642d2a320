import {
  DynamoIncidentRepository,
  DynamoUserRepository,
  adoptIncidents,
  createDocumentClient,
  tableNames,
  type TableNames,
} from '@vigia/dynamo';
import { ImportStore, readOldTable } from '@vigia/dynamo/legacy';
import { applyPlan, rollBack, type Target } from './carry-out.js';
import { Journal } from './journal.js';
import { readExport, type Unread } from './old-source.js';
import type { Options } from './options.js';
import { planImport, type Plan, type Source } from './plan.js';
import { prove } from './prove.js';
import { isIncomplete, planText, reportLines } from './report.js';

/** How a run ended: its name, what belongs into its report, and the exit code. */
export interface Outcome {
  readonly name: string;
  readonly report: readonly string[];
  readonly exitCode: number;
}

const DONE = 0;
const FAILED = 1;
const TO_DO = 2;
const INCOMPLETE = 3;
/** Indexes follow their table within moments. */
const PROOFS = 5;
const PROOF_PAUSE_MS = 1_000;
const LIVE = 'table:';

type Client = ReturnType<typeof createDocumentClient>;

/** Says what an import would change, and with `isApplied` changes it and proves it. */
export async function importInto(
  options: Options,
  isApplied: boolean,
  print: (words: string) => void,
): Promise<Outcome> {
  return withTarget(options, async (client, tables, target) => {
    const { sources, unread } = await readSources(options.from, client, tables);
    const runs = target.journal.runs(options.into);
    const plan = await planImport(sources, unread, { ...options, store: target.store, runs });
    print(planText(plan));
    const report = reportLines(plan);
    if (!isApplied) return { name: 'dry-run', report, exitCode: dryExit(plan, print) };

    const unfinished = runs.find(({ state }) => state === 'unfinished');
    const isIdle = plan.entries.every(({ write }) => write === undefined);
    if (isIdle && unfinished === undefined) {
      print('\nNothing to write.');
      return { name: 'apply', report, exitCode: isIncomplete(plan) ? INCOMPLETE : DONE };
    }
    const name = unfinished?.id ?? runName();
    print(`\n${unfinished === undefined ? 'Run' : 'Going on with run'} ${name} ...`);
    const refused = await applyPlan(plan, name, target);
    await adoptIncidents(client, tables);
    const all: Plan = { ...plan, entries: [...plan.entries, ...refused] };
    const wrong = await proven(
      plan.entries.filter(({ key }) => !refused.some((entry) => entry.key === key)),
      {
        incidents: new DynamoIncidentRepository(client, tables),
        users: new DynamoUserRepository(client, tables),
      },
    );
    const count = plan.entries.filter(({ write }) => write !== undefined).length - refused.length;
    print(`Written and read back: ${String(count)}. Take it back with --rollback ${name}`);
    for (const sentence of [
      ...refused.map(({ label }) => `changed meanwhile: ${label}`),
      ...wrong,
    ]) {
      print(`  ! ${sentence}`);
    }
    const exitCode = wrong.length > 0 ? FAILED : isIncomplete(all) ? INCOMPLETE : DONE;
    return { name, report: reportLines(all), exitCode };
  });
}

/** Takes a run back and says what it had to leave. */
export async function rollBackFrom(
  options: Options,
  runId: string,
  print: (words: string) => void,
): Promise<Outcome> {
  return withTarget(options, async (_client, _tables, target) => {
    const runs = target.journal.runs(options.into);
    const run = runs.find(({ id }) => id === runId);
    if (run === undefined) {
      const known = runs.map(({ id }) => id).join(', ') || 'none';
      throw new Error(`There is no run ${runId} into ${options.into}; there are: ${known}.`);
    }
    const { restored, kept } = await rollBack(run, target);
    print(
      `Restored: ${String(restored.length)}. Kept, because it was changed since: ${String(kept.length)}.`,
    );
    for (const label of kept) print(`  = ${label}`);
    const report = kept.map((label) => JSON.stringify({ verdict: 'kept', label }));
    return { name: `${runId}-rollback`, report, exitCode: kept.length > 0 ? INCOMPLETE : DONE };
  });
}

async function withTarget<T>(
  { region, endpoint, into, journalFolder }: Options,
  work: (client: Client, tables: TableNames, target: Target) => Promise<T>,
): Promise<T> {
  const client = createDocumentClient({ region, endpoint });
  try {
    const tables = tableNames(into);
    const store = new ImportStore(client, tables);
    return await work(client, tables, { store, into, journal: new Journal(journalFolder) });
  } finally {
    client.destroy();
  }
}

async function readSources(from: readonly string[], client: Client, tables: TableNames) {
  const sources: Source[] = [];
  const unread: Unread[] = [];
  for (const place of from) {
    if (place.startsWith(LIVE)) {
      const name = place.slice(LIVE.length);
      const isLive = name === tables.users || name === tables.reports;
      for await (const item of readOldTable(client, name)) {
        sources.push({ item, where: name, isLive });
      }
    } else {
      const read = readExport(place);
      sources.push(...read.found.map((found) => ({ ...found, isLive: false })));
      unread.push(...read.unread);
    }
  }
  return { sources, unread };
}

async function proven(...args: Parameters<typeof prove>): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const wrong = await prove(...args);
    if (wrong.length === 0 || attempt === PROOFS) return wrong;
    await new Promise((resolve) => setTimeout(resolve, PROOF_PAUSE_MS));
  }
}

function dryExit(plan: Plan, print: (words: string) => void): number {
  const isIdle = plan.entries.every(({ write }) => write === undefined);
  print(isIdle ? '\nNothing to write.' : '\nNothing was written: --apply writes it.');
  if (isIncomplete(plan)) return INCOMPLETE;
  return isIdle ? DONE : TO_DO;
}

function runName(): string {
  return new Date().toISOString().replace(/[-:.]/g, '');
}
