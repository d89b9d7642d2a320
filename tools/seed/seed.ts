import type { Catalogue } from '@vigia/domain/campus';
import { UserExistsError, type User, type UserRepository } from '@vigia/domain/user';
import type { createDocumentClient, TableNames } from '@vigia/dynamo';
import { storeHistories, type History } from '@vigia/dynamo/seed';
import { Dice } from './dice.js';
import { makeHistory } from './incidents.js';
import { makePeople, type People } from './people.js';

/** Where a seed is written. */
export interface Ground {
  readonly client: ReturnType<typeof createDocumentClient>;
  readonly tables: TableNames;
  readonly users: UserRepository;
}

/** How many incidents, and which: the same for the same seed, catalogue and end. */
export interface Crop {
  readonly incidents: number;
  readonly seed: number;
  /** The moment after which nothing happens, in milliseconds. */
  readonly until: number;
  readonly catalogue: Pick<Catalogue, 'buildings' | 'categories'>;
  readonly passwordHash: string;
}

const YEAR_MS = 366 * 86_400_000;
/** What is stored before the next ones are made. */
const BATCH = 600;
/** Accounts that are made at the same time. */
const AT_ONCE = 25;

/** Everybody and everything of a crop, the incidents one by one. */
export function sow({ catalogue, incidents, passwordHash, seed, until }: Crop): {
  readonly people: People;
  readonly histories: Generator<History>;
} {
  const people = makePeople(seed, passwordHash, new Date(until - YEAR_MS).toISOString());
  const dice = new Dice(seed);
  function* histories(): Generator<History> {
    for (let n = 0; n < incidents; n += 1) yield makeHistory(dice, { catalogue, people, until });
  }
  return { people, histories: histories() };
}

/** Stores a crop and answers how many incidents are new; what is there already stays as it is. */
export async function storeCrop(
  { client, tables, users }: Ground,
  crop: Crop,
  report: (stored: number) => void = () => undefined,
): Promise<number> {
  const { people, histories } = sow(crop);
  const everybody = [...people.students, ...people.workers, ...people.admins];
  for (let from = 0; from < everybody.length; from += AT_ONCE) {
    await Promise.all(everybody.slice(from, from + AT_ONCE).map((one) => create(users, one)));
  }
  let stored = 0;
  const store = async (batch: readonly History[]): Promise<void> => {
    stored += await storeHistories(client, tables, batch);
    report(stored);
  };
  let batch: History[] = [];
  for (const history of histories) {
    batch.push(history);
    if (batch.length < BATCH) continue;
    await store(batch);
    batch = [];
  }
  await store(batch);
  return stored;
}

async function create(users: UserRepository, person: User): Promise<void> {
  try {
    await users.create(person);
  } catch (error) {
    if (!(error instanceof UserExistsError)) throw error;
  }
}
