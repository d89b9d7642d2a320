import { keyOf, inverse, type ImportStore } from '@vigia/dynamo/legacy';
import type { Journal, Run } from './journal.js';
import type { Entry, Plan } from './plan.js';
import { isSameItem } from './same-item.js';

/** Where a run is written, what it is called, and who keeps its journal. */
export interface Target {
  readonly store: ImportStore;
  readonly journal: Journal;
  /** Names the tables, so that the journals of several environments may share a folder. */
  readonly into: string;
}

/** Carries the plan out, each write journalled first; answers what was refused because somebody changed it meanwhile. */
export async function applyPlan(
  plan: Plan,
  runId: string,
  { store, journal, into }: Target,
): Promise<readonly Entry[]> {
  const refused: Entry[] = [];
  const file = journal.open(runId, into);
  try {
    await confirmStored(
      journal.runs(into).find(({ id }) => id === runId),
      file,
      store,
    );
    for (const entry of plan.entries) {
      if (entry.write === undefined) continue;
      const write = { ...entry.write, loads: await countable(entry.write.loads, store) };
      const number = file.begin(`${entry.kind} ${entry.key}`, write);
      if (await store.store(write)) file.confirm(number);
      else
        refused.push({ ...entry, verdict: 'kept', reasons: ['was changed while the import ran'] });
    }
    file.finish('finished');
  } finally {
    file.close();
  }
  return refused;
}

/** What became of each write of a run that is taken back. */
export interface Restored {
  readonly restored: readonly string[];
  readonly kept: readonly string[];
}

/** Takes a run back, the last write first: what it made is removed, what it changed is as before, unless changed since. */
export async function rollBack(run: Run, { store, journal, into }: Target): Promise<Restored> {
  const restored: string[] = [];
  const kept: string[] = [];
  for (const { label, rows, loads } of run.writes.toReversed()) {
    const back = {
      rows: rows.map(inverse).toReversed(),
      loads: loads.map(({ email, by }) => ({ email, by: by === 1 ? (-1 as const) : (1 as const) })),
    };
    if (await store.store(back)) restored.push(label);
    else if (!(await isBefore(rows[0], store))) kept.push(label);
  }
  const file = journal.open(run.id, into);
  file.finish('rolled-back');
  file.close();
  return { restored, kept };
}

/** A write that a dead process began may have been stored: then it counts. */
async function confirmStored(
  run: Run | undefined,
  file: ReturnType<Journal['open']>,
  store: ImportStore,
): Promise<void> {
  for (const [number, { rows, isDone }] of (run?.writes ?? []).entries()) {
    const [row] = rows;
    if (isDone || !row?.after) continue;
    const stored = await store.find(row.table, keyOf(row.table, row.after));
    if (isSameItem(stored, row.after)) file.confirm(number);
  }
}

/** Only workers with an account have a load; the old system kept incidents of accounts that it had removed. */
async function countable(
  loads: NonNullable<Entry['write']>['loads'],
  store: ImportStore,
): Promise<typeof loads> {
  const known = await Promise.all(loads.map(({ email }) => store.find('users', { email })));
  return loads.filter((_, n) => known[n] !== undefined);
}

/** Whether the row is as it was before the write: it was never carried out, or taken back already. */
async function isBefore(
  row: Run['writes'][number]['rows'][number] | undefined,
  store: ImportStore,
): Promise<boolean> {
  const known = row?.before ?? row?.after;
  if (row === undefined || !known) return true;
  return isSameItem(await store.find(row.table, keyOf(row.table, known)), row.before);
}
