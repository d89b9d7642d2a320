import { loadChanges, type Incident, type LoadChange } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import type { RolePolicy, User } from '@vigia/domain/user';
import {
  fromIncidentItem,
  keyOf,
  toActivityItem,
  toIncidentItem,
  toUserItem,
  type ImportStore,
  type ImportedTable,
  type Item,
  type RowChange,
} from '@vigia/dynamo/legacy';
import { historyOf } from './history.js';
import type { Run } from './journal.js';
import { readOldIncident } from './old-incident.js';
import type { Found, Unread } from './old-source.js';
import { readOldUser } from './old-user.js';
import { asStored, differences, isSameItem } from './same-item.js';
import type { Words } from './words.js';

/** What becomes of an old item. `kept`: ours differs and may not be overwritten; `ours`: it is of the new system already. */
export type Verdict = 'new' | 'changed' | 'same' | 'kept' | 'unreadable' | 'ours';
export type Kind = 'user' | 'incident';

/** One old item, what becomes of it, and the write that makes it so. */
export interface Entry {
  readonly kind: Kind;
  readonly key: string;
  readonly label: string;
  readonly where: string;
  readonly verdict: Verdict;
  /** Why it is unreadable or kept. */
  readonly reasons: readonly string[];
  /** What was read otherwise than it is written. */
  readonly notes: readonly string[];
  readonly source: Item;
  readonly target?: { readonly kind: 'user'; readonly value: User } | IncidentTarget;
  readonly write?: { readonly rows: readonly RowChange[]; readonly loads: readonly LoadChange[] };
  readonly changes?: readonly (readonly [string, unknown, unknown])[];
}

interface IncidentTarget {
  readonly kind: 'incident';
  readonly value: Incident;
}

/** What an import is about to do. */
export interface Plan {
  readonly entries: readonly Entry[];
  /** What the sources hold besides accounts and incidents: open sockets of the old system. */
  readonly ignored: number;
  readonly unread: readonly Unread[];
}

/** Where to import to, and by what rules. */
export interface Rules {
  readonly store: ImportStore;
  readonly runs: readonly Run[];
  readonly policy: RolePolicy;
  readonly words: Words;
}

/** An old item, and whether it is a row of the very table that the import writes. */
export type Source = Found & { readonly isLive: boolean };

const LANES = 16;
const TABLE_OF: Readonly<Record<Kind, ImportedTable>> = { user: 'users', incident: 'reports' };

/** Reads every old item and compares it with what is stored; accounts come before incidents, which count on them. */
export async function planImport(
  sources: readonly Source[],
  unread: readonly Unread[],
  rules: Rules,
): Promise<Plan> {
  const users: Candidate[] = [];
  const incidents: Candidate[] = [];
  const strange: Unread[] = [];
  let ignored = 0;
  for (const source of sources) {
    const kind = kindOf(source.item);
    if (kind === 'user') users.push(readUser(source, rules));
    else if (kind === 'incident') incidents.push(readIncident(source, rules));
    else if (kind === 'socket') ignored += 1;
    else {
      strange.push({
        where: source.where,
        text: JSON.stringify(withoutSecrets(source.item)),
        reason: 'is neither an account nor an incident',
      });
    }
  }
  const images = imagesOf(rules.runs);
  const judge = (candidate: Candidate): Promise<Entry> => judged(candidate, rules.store, images);
  return {
    entries: [
      ...(await inLanes(withoutTwins(users), judge)),
      ...(await inLanes(withoutTwins(incidents), judge)),
    ],
    ignored,
    unread: [...unread, ...strange],
  };
}

/** The item without what a report must not show. */
export function withoutSecrets(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, /password/i.test(name) ? '…' : value]),
  );
}

interface Candidate {
  readonly entry: Omit<Entry, 'verdict'> & { readonly verdict?: Verdict };
  readonly source: Source;
  /** The row it becomes, and the rows of its history. */
  readonly image?: Item;
  readonly history?: readonly Item[];
}

function kindOf(item: Item): Kind | 'socket' | undefined {
  if ('connectionId' in item) return 'socket';
  if ('titulo' in item || 'creado_por' in item || 'estado' in item || 'lugar_especifico' in item) {
    return 'email' in item && !('id' in item) ? 'user' : 'incident';
  }
  return 'email' in item ? 'user' : undefined;
}

/** Rows of the old system carry no version. */
function isOurs(item: Item): boolean {
  return typeof item['version'] === 'number';
}

function readUser(source: Source, { policy, words }: Rules): Candidate {
  const reading = readOldUser(source.item, policy, words);
  const raw = String(source.item['email']);
  const entry = entryOf('user', reading.ok ? reading.value.email : raw, raw, source);
  if (isOurs(source.item)) return { entry: { ...entry, verdict: 'ours' }, source };
  if (!reading.ok) {
    return { entry: { ...entry, verdict: 'unreadable', reasons: reading.problems }, source };
  }
  const { value, notes } = reading;
  return {
    entry: {
      ...entry,
      label: `${value.email} "${value.name}" ${value.role}`,
      notes,
      target: { kind: 'user', value },
    },
    source,
    image: asStored(toUserItem(value)),
  };
}

function readIncident(source: Source, { words }: Rules): Candidate {
  const id = String(source.item['id']);
  const entry = entryOf('incident', id, id, source);
  if (isOurs(source.item)) return { entry: { ...entry, verdict: 'ours' }, source };
  const reading = readOldIncident(source.item, words);
  if (!reading.ok) {
    return { entry: { ...entry, verdict: 'unreadable', reasons: reading.problems }, source };
  }
  const { value, notes } = reading;
  return {
    entry: {
      ...entry,
      label: `${id} "${value.title}" ${value.status} ${value.reportedAt.slice(0, 10)}`,
      notes,
      target: { kind: 'incident', value },
    },
    source,
    image: asStored(toIncidentItem(value)),
    history: historyOf(value).map((row) => asStored(toActivityItem(row))),
  };
}

function entryOf(kind: Kind, key: string, label: string, source: Source) {
  return { kind, key, label, where: source.where, reasons: [], notes: [], source: source.item };
}

/** Two items of one key: the same twice is one; else the one that is written as we write keys wins, and the other is told. */
function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen = new Map<string, Candidate>();
  const told: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.image === undefined) {
      told.push(candidate);
      continue;
    }
    const { key } = candidate.entry;
    const first = chosen.get(key);
    if (first === undefined) {
      chosen.set(key, candidate);
      continue;
    }
    if (isSameItem(first.image, candidate.image)) continue;
    const isBetter = candidate.entry.source['email'] === key && first.entry.source['email'] !== key;
    const [winner, loser] = isBetter ? [candidate, first] : [first, candidate];
    chosen.set(key, winner);
    const reasons = [`another item of the same key is imported: ${winner.entry.where}`];
    told.push({ ...loser, entry: { ...loser.entry, verdict: 'unreadable', reasons } });
  }
  return [...chosen.values(), ...told];
}

/** What earlier imports made of each row, by table and key. */
interface Images {
  /** The newest that was certainly stored. */
  readonly last: ReadonlyMap<string, Item>;
  /** Every one that may have been stored. */
  readonly all: ReadonlyMap<string, readonly Item[]>;
}

function imagesOf(runs: readonly Run[]): Images {
  const last = new Map<string, Item>();
  const all = new Map<string, Item[]>();
  for (const { writes } of runs.filter(({ state }) => state !== 'rolled-back')) {
    for (const { rows, isDone } of writes) {
      for (const { table, after } of rows) {
        if (after === null) continue;
        const row = rowName(table, after);
        all.set(row, [...(all.get(row) ?? []), after]);
        if (isDone) last.set(row, after);
      }
    }
  }
  return { last, all };
}

function rowName(table: ImportedTable, item: Item): string {
  return JSON.stringify([table, keyOf(table, item)]);
}

async function judged(
  { entry, source, image, history = [] }: Candidate,
  store: ImportStore,
  images: Images,
): Promise<Entry> {
  if (entry.verdict !== undefined || image === undefined || entry.target === undefined) {
    return { ...entry, verdict: entry.verdict ?? 'unreadable' };
  }
  const table = TABLE_OF[entry.kind];
  const stored = (await store.find(table, keyOf(table, image))) ?? null;
  if (isSameItem(stored, image)) return { ...entry, verdict: 'same' };

  const verdict = verdictOf({ stored, image, source: entry.source }, rowName(table, image), images);
  if (verdict === 'same') return { ...entry, verdict };
  if (verdict === 'kept' && stored !== null) {
    const reasons = [
      isOurs(stored)
        ? 'ours differs, and was not left as an import wrote it'
        : 'the table holds an old item that differs from this one',
    ];
    return { ...entry, verdict, reasons, changes: differences(stored, image) };
  }

  const isOurRow = stored !== null && isOurs(stored);
  const load = await initialLoad(entry.target, stored, store);
  const after = {
    ...image,
    ...load,
    ...(isOurRow && { version: Number(stored['version']) + 1 }),
  };
  const rows: RowChange[] = [
    { table, before: stored, after },
    ...(isOurRow ? await unstored(history, store) : history).map((row) => ({
      table: 'activity' as const,
      before: null,
      after: row,
    })),
    ...(source.isLive && !isSameKey(table, entry.source, image)
      ? [{ table, before: entry.source, after: null }]
      : []),
  ];
  const loads =
    entry.target.kind === 'incident'
      ? loadChanges(isOurRow ? fromIncidentItem(stored) : undefined, entry.target.value)
      : [];
  return {
    ...entry,
    verdict,
    write: { rows, loads },
    ...(stored !== null && { changes: differences(stored, image) }),
  };
}

/** The difference of three: what an import wrote, what is stored now, and what the old item says now. */
function verdictOf(
  { stored, image, source }: { stored: Item | null; image: Item; source: Item },
  row: string,
  { last, all }: Images,
): 'new' | 'changed' | 'same' | 'kept' {
  if (stored === null) return 'new';
  if (!isOurs(stored)) return isSameItem(stored, source) ? 'changed' : 'kept';
  if ((all.get(row) ?? []).some((written) => isSameItem(written, stored))) return 'changed';
  // The old item says what it said when it was imported; ours moved on since.
  return isSameItem(last.get(row), image) ? 'same' : 'kept';
}

/** The rows of history that an earlier import did not store. */
async function unstored(history: readonly Item[], store: ImportStore): Promise<readonly Item[]> {
  const stored = await Promise.all(
    history.map((row) => store.find('activity', keyOf('activity', row))),
  );
  return history.filter((_, n) => stored[n] === undefined);
}

/** A worker's account may come after incidents that name them. */
async function initialLoad(
  target: NonNullable<Entry['target']>,
  stored: Item | null,
  store: ImportStore,
): Promise<{ readonly carga_abierta?: number }> {
  if (target.kind !== 'user') return {};
  if (stored?.['carga_abierta'] !== undefined) {
    return { carga_abierta: Number(stored['carga_abierta']) };
  }
  const { email, role } = target.value;
  return { carga_abierta: role === Role.Worker ? await store.countLoad(email) : 0 };
}

function isSameKey(table: ImportedTable, a: Item, b: Item): boolean {
  return rowName(table, a) === rowName(table, b);
}

async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += LANES) {
    results.push(...(await Promise.all(items.slice(start, start + LANES).map(work))));
  }
  return results;
}
