import type { QueryClient } from '@tanstack/react-query';
import { addressOf } from '../../shared/api/client.js';
import type { Incident } from '../../shared/api/models.js';
import { boardIncidentQuery } from './api/board-queries.js';
import { floorPlansQuery, planAddress } from './api/floor-plans.js';
import type { LoadedPicture, ResolveImage } from './core/index.js';

export const photoRef = (id: string): string => `foto:${id}`;
export const planRef = (key: string): string => `plano:${key}`;

/** Finds the pictures of a board: photos of its incident, and floor plans. */
export function imageResolver(client: QueryClient, incidentId: string | null): ResolveImage {
  return async (ref) => {
    const [kind, key = ''] = splitOnce(ref);
    const found = kind === 'plano' ? await plan(client, key) : await photo(client, incidentId, key);
    if (found === undefined) throw new Error(`There is no picture ${ref}.`);
    return found;
  };
}

async function plan(client: QueryClient, key: string): Promise<LoadedPicture | undefined> {
  const plans = await client.query({ ...floorPlansQuery, staleTime: 'static' });
  const found = plans.find((each) => each.key === key);
  return found && { url: planAddress(key), w: found.width, h: found.height };
}

/** A photo that was added since the incident was fetched is looked for once more. */
async function photo(
  client: QueryClient,
  incidentId: string | null,
  id: string,
): Promise<LoadedPicture | undefined> {
  if (incidentId === null) return undefined;
  const query = boardIncidentQuery(incidentId);
  const find = ({ fotos }: Incident) => fotos.find((each) => each.id === id);
  const found =
    find(await client.query({ ...query, staleTime: 'static' })) ??
    find(await client.query({ ...query, staleTime: 0 }));
  return found && { url: addressOf(found.url), w: found.ancho, h: found.alto };
}

function splitOnce(ref: string): readonly [kind: string, key?: string] {
  const at = ref.indexOf(':');
  return at === -1 ? [ref] : [ref.slice(0, at), ref.slice(at + 1)];
}
