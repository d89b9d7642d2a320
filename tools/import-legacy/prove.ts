import { isDeepStrictEqual } from 'node:util';
import {
  INCIDENT_STATUSES,
  activeAssignee,
  countersOf,
  countsFrom,
  type Incident,
  type IncidentRepository,
} from '@vigia/domain/incident';
import { Role, type Page } from '@vigia/domain/shared';
import type { UserRepository } from '@vigia/domain/user';
import type { Entry } from './plan.js';

/** The ports through which the api will read what was imported. */
export interface Repositories {
  readonly incidents: IncidentRepository;
  readonly users: UserRepository;
}

const PAGE = 200;

/**
 * Reads everything back as the api reads it, and says what is not as it should be: each item that was written, each
 * list it must be on, exactly once, and the open load of each worker. Nothing when all is well.
 */
export async function prove(
  entries: readonly Entry[],
  { incidents, users }: Repositories,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const written = entries.filter(({ write }) => write !== undefined);
  for (const { target } of written) {
    if (target?.kind === 'user') {
      const { openLoad: _load, version: _version, ...account } = target.value;
      const found = await users.find(target.value.email);
      if (!isDeepStrictEqual({ ...found, ...account }, found)) wrong.push(`user ${account.email}`);
    } else if (target?.kind === 'incident') {
      const { version: _version, ...incident } = target.value;
      const found = await incidents.find(incident.id);
      if (!isDeepStrictEqual({ ...found, ...incident }, found))
        wrong.push(`incident ${incident.id}`);
    }
  }

  const listed = new Map<string, number>();
  const loads = new Map<string, number>();
  const query = { filter: { statuses: INCIDENT_STATUSES }, order: 'oldest', limit: PAGE } as const;
  const all: Incident[] = [];
  for await (const incident of walk((cursor) => incidents.listAll({ ...query, ...cursor }))) {
    all.push(incident);
    listed.set(incident.id, (listed.get(incident.id) ?? 0) + 1);
    const worker = activeAssignee(incident);
    if (worker !== undefined) loads.set(worker, (loads.get(worker) ?? 0) + 1);
  }
  for (const { target } of written) {
    if (target?.kind !== 'incident') continue;
    const times = listed.get(target.value.id) ?? 0;
    if (times !== 1) wrong.push(`incident ${target.value.id} is listed ${String(times)} times`);
  }
  const counted = countsFrom(
    (counter) => all.filter((incident) => countersOf(incident).includes(counter)).length,
  );
  if (!isDeepStrictEqual(counted, await incidents.count())) wrong.push('the counts of incidents');
  const workers = walk((cursor) => users.listByRole(Role.Worker, { limit: PAGE, ...cursor }));
  for await (const { email, openLoad } of workers) {
    const counted = loads.get(email) ?? 0;
    if (openLoad !== counted) {
      wrong.push(
        `user ${email} has a load of ${String(openLoad)}, and ${String(counted)} incidents`,
      );
    }
  }
  return wrong;
}

async function* walk<T>(
  page: (cursor: { readonly cursor?: string }) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let next: string | undefined;
  do {
    const { items, next: following } = await page(next === undefined ? {} : { cursor: next });
    yield* items;
    next = following;
  } while (next !== undefined);
}
