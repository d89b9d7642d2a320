import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { incidentKeys } from '../../features/incidents/api/incident-queries.js';
import { viewerKey } from '../../shared/api/viewer.js';
import { keep, kept } from '../../shared/device/kept.js';
import { aUser } from '../../testing/a-user.js';
import { anIncident } from '../../testing/an-incident.js';
import { endReading, keepReading, restoreReading } from './kept-reading.js';

const name = 'reading\nlast';
const ana = aUser({ email: 'ana@utec.edu.pe' });
const luis = aUser({ email: 'luis@utec.edu.pe' });
const incident = anIncident();
const key = incidentKeys.one(incident.id);
const day = 86_400_000;
const stops: (() => void)[] = [];

beforeEach(async () => {
  await endReading();
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Somebody looks at an incident, and what they see is kept. */
async function seenBy(viewer: typeof ana, client = new QueryClient()): Promise<QueryClient> {
  stops.push(keepReading(client));
  client.setQueryData(viewerKey, viewer);
  client.setQueryData(key, incident);
  client.setQueryData(incidentKeys.suggestions(incident.id), ['passing']);
  client.setQueryData(['webhooks'], ['not for reading']);
  await vi.waitFor(async () => {
    expect(await kept(name)).toMatchObject({ person: viewer.email });
  }, 3_000);
  return client;
}

async function restored(now?: number): Promise<QueryClient> {
  const client = new QueryClient();
  await restoreReading(client, now);
  return client;
}

describe('what was seen last', () => {
  it('[OFF-7] is there again after a reload, who one is included, and nothing that is passing', async () => {
    await seenBy(ana);

    const client = await restored();

    expect(client.getQueryData(viewerKey)).toEqual(ana);
    expect(client.getQueryData(key)).toEqual(incident);
    expect(client.getQueryCache().getAll()).toHaveLength(2);
  });

  it('[OFF-7] is as old as it says, and forgotten after seven days or with another build', async () => {
    const before = Date.now();
    await seenBy(ana);
    const state = (await restored()).getQueryState(key);
    expect(state?.dataUpdatedAt).toBeGreaterThanOrEqual(before);

    expect((await restored(Date.now() + 8 * day)).getQueryData(key)).toBeUndefined();
    expect(await kept(name)).toBeUndefined();

    await keep(name, { build: 'another', person: ana.email, savedAt: Date.now(), state: '{}' });
    expect((await restored()).getQueryCache().getAll()).toEqual([]);
    expect(await kept(name)).toBeUndefined();
  });

  it('[OFF-7] goes with the session', async () => {
    const client = await seenBy(ana);

    client.setQueryData(viewerKey, null);

    await vi.waitFor(async () => {
      expect(await kept(name)).toBeUndefined();
    }, 3_000);
  });

  it('[OFF-7] is not kept again by what happens while somebody leaves', async () => {
    const client = await seenBy(ana);
    client.setQueryData(key, { ...incident, titulo: 'Después' });

    await endReading();
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    // The device does one thing after the other: what is kept behind this is kept after anything that was.
    await keep('afterwards', true);

    expect(await kept(name)).toBeUndefined();
  });

  it('[OFF-7] is nothing that somebody else may see who logs in after', async () => {
    await seenBy(ana);
    const client = await restored();
    stops.push(keepReading(client));

    client.setQueryData(viewerKey, luis);

    expect(client.getQueryData(key)).toBeUndefined();
    await vi.waitFor(async () => {
      expect(await kept(name)).toMatchObject({ person: luis.email });
    }, 3_000);
    expect(JSON.stringify(await kept(name))).not.toContain(incident.titulo);
  });

  it('[OFF-7] keeps within bounds: the newest stays', async () => {
    const client = await seenBy(ana);
    const long = 'x'.repeat(3_000_000);
    client.setQueryData(incidentKeys.one('old'), { long }, { updatedAt: 1_000 + Date.now() - day });
    client.setQueryData(incidentKeys.one('new'), { long });
    await vi.waitFor(async () => {
      expect((await restored()).getQueryData(incidentKeys.one('new'))).toBeDefined();
    }, 3_000);

    expect((await restored()).getQueryData(incidentKeys.one('old'))).toBeUndefined();
    expect((await restored()).getQueryData(viewerKey)).toEqual(ana);
  });
});
