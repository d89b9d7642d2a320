import {
  type DehydratedState,
  dehydrate,
  hydrate,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import type { User } from '../../shared/api/models.js';
import { viewerKey } from '../../shared/api/viewer.js';
import { forgetAll, keep, kept } from '../../shared/device/kept.js';

/** What a person saw last on this device. */
interface Reading {
  /** Of which build: another one may show other things. */
  readonly build: string;
  readonly person: string;
  readonly savedAt: number;
  /** JSON, so that what is written is what was meant, whatever else a query holds. */
  readonly state: string;
}

const name = 'reading\nlast';
const longestMs = 7 * 86_400_000;
/** Characters: some megabytes for whoever opened hundreds of incidents. */
const largest = 4_000_000;
const pauseMs = 1_000;

/** What is worth reading without a network: who one is, incidents, what was said, the inbox, the places. */
const roots: readonly unknown[] = [
  viewerKey[0],
  'incidents',
  'messages',
  'work',
  'inbox',
  'campus',
  'config',
];
/** Of the incidents, what only makes sense as it is now. */
const passing: readonly unknown[] = ['summary', 'suggestions'];

/** The address of this very file: its name holds a digest of what the app consists of. */
const build = new URL(import.meta.url).pathname;

/** [OFF-7] Brings back what the last person on this device saw, unless it is too old or of another build. */
export async function restoreReading(client: QueryClient, now = Date.now()): Promise<void> {
  const reading = await kept<Reading>(name);
  if (reading === undefined) return;
  const isUsable = reading.build === build && now - reading.savedAt < longestMs;
  if (!isUsable) {
    await forget();
    return;
  }
  hydrate(client, JSON.parse(reading.state) as DehydratedState);
}

/** Set when somebody leaves: what is still on its way must not be kept behind their back. */
let isOver = false;

/** [OFF-7] Takes what was seen off this device, and keeps no more of it. */
export async function endReading(): Promise<void> {
  isOver = true;
  await forget();
}

async function forget(): Promise<void> {
  await forgetAll(name).catch(() => undefined);
}

/** [OFF-7] Keeps what is seen from now on, for whoever is logged in; nothing for guests, and of nobody but the last. */
export function keepReading(client: QueryClient, now: () => number = Date.now): () => void {
  isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let work: Promise<void> = Promise.resolve();
  const save = () => {
    timer = undefined;
    work = work.then(() => write(client, now()));
  };
  let person = personOf(client);
  const stop = client.getQueryCache().subscribe(({ type, query }) => {
    const known = personOf(client);
    // Somebody else logged in elsewhere in this browser: what the one before saw is none of theirs.
    if (known !== undefined && person !== undefined && known !== person) {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== viewerKey[0] });
    }
    person = known ?? person;
    const isMeant = type === 'updated' || type === 'removed' || type === 'added';
    if (!isMeant || !roots.includes((query.queryKey as readonly unknown[])[0])) return;
    timer ??= setTimeout(save, pauseMs);
  });
  const saveNow = () => {
    if (timer === undefined || document.visibilityState === 'visible') return;
    clearTimeout(timer);
    save();
  };
  document.addEventListener('visibilitychange', saveNow);
  return () => {
    stop();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', saveNow);
  };
}

function personOf(client: QueryClient): string | undefined {
  return client.getQueryData<User | null>(viewerKey)?.email;
}

async function write(client: QueryClient, now: number): Promise<void> {
  const viewer = client.getQueryData<User | null>(viewerKey);
  if (viewer === null) await forget();
  // Not known yet: what was kept may still be of use.
  if (!viewer || isOver) return;
  const queries = dehydrate(client, {
    shouldDehydrateMutation: () => false,
    shouldDehydrateQuery: (query) => isWorthKeeping(query, now),
  }).queries.toSorted((one, other) => weight(other) - weight(one));
  const chosen: string[] = [];
  let length = 0;
  for (const query of queries) {
    const text = JSON.stringify(query);
    if (length + text.length > largest) continue;
    chosen.push(text);
    length += text.length;
  }
  const state = `{"mutations":[],"queries":[${chosen.join(',')}]}`;
  const reading: Reading = { build, person: viewer.email, savedAt: now, state };
  await keep(name, reading);
}

function isWorthKeeping({ queryKey, state }: Query, now: number): boolean {
  return (
    state.status === 'success' &&
    state.data !== undefined &&
    roots.includes(queryKey[0]) &&
    !passing.includes(queryKey[1]) &&
    now - state.dataUpdatedAt < longestMs
  );
}

/** Who one is comes first, then what was seen last. */
function weight({
  queryKey,
  state,
}: {
  queryKey: readonly unknown[];
  state: Query['state'];
}): number {
  return queryKey[0] === viewerKey[0] ? Infinity : state.dataUpdatedAt;
}
