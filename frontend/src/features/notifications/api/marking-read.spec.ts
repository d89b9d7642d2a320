import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectApi } from '../../../shared/api/client.js';
import { viewerKey } from '../../../shared/api/viewer.js';
import { startTexts } from '../../../shared/i18n/i18n.js';
import { toast } from '../../../shared/ui/toast.js';
import { aUser } from '../../../testing/a-user.js';
import type { Inbox, Seen } from '../inbox.js';
import { takeUnsentMarks } from '../unsent-marks.js';
import { followOtherTabs, inboxQuery, markingRead, sendUnsentMarks } from './inbox-queries.js';

vi.mock('../../../shared/ui/toast.js', () => ({ toast: vi.fn() }));

const ana = aUser({ email: 'ana@utec.edu.pe' });
let client: QueryClient;
/** What the server was asked to mark, and whether it takes it. */
let marked: Seen[];
let status: number;

beforeEach(async () => {
  await startTexts();
  vi.useFakeTimers();
  vi.mocked(toast).mockClear();
  localStorage.clear();
  marked = [];
  status = 200;
  client = aTab();
  connectApi({
    baseUrl: 'https://api.example',
    language: () => 'es',
    onSessionLost: () => undefined,
    onForbidden: () => undefined,
    fetch: async (request) => {
      if (status === 0) throw new TypeError('no network');
      if (request.method !== 'PUT') return Response.json(page());
      if (status !== 200) return new Response('', { status });
      marked.push((await request.json()) as Seen);
      return Response.json({ no_leidas: 0, no_leidas_mas: false });
    },
  });
});

afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

function aTab(): QueryClient {
  const tab = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } });
  const items = ['03', '02', '01'].map((id) => ({ id, leida: false }));
  tab.setQueryData(viewerKey, ana);
  tab.setQueryData(inboxQuery.queryKey, {
    items: items as unknown as Inbox['items'],
    unread: 3,
    hasMoreUnread: false,
    cursor: '03',
    hasOlder: false,
  });
  return tab;
}

/** What the server tells: all that it was asked to mark is read. */
function page() {
  const isRead = (id: string) => marked.some(({ ids }) => ids.includes(id));
  const notificaciones = ['03', '02', '01'].map((id) => ({ id, leida: isRead(id) }));
  const no_leidas = notificaciones.filter(({ leida }) => !leida).length;
  return { notificaciones, cursor: '03', no_leidas, no_leidas_mas: false, hay_mas: false };
}

const mark = (seen: Seen) => {
  const done = client.getMutationCache().build(client, markingRead(client)).execute(seen);
  done.catch(() => undefined);
  return done;
};
const read = (tab = client) =>
  tab
    .getQueryData(inboxQuery.queryKey)
    ?.items.filter(({ leida }) => leida)
    .map(({ id }) => id);
const unread = (tab = client) => tab.getQueryData(inboxQuery.queryKey)?.unread;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a read mark', () => {
  it('[NOT-10] holds at once, and is sent', async () => {
    void mark({ ids: ['02'] });
    await pass(0);

    expect([read(), unread()]).toEqual([['02'], 2]);
    expect(marked).toEqual([{ ids: ['02'] }]);
    expect(takeUnsentMarks(ana.email)).toEqual([]);
  });

  it.each([0, 503, 429])('[NOT-10] is sent again until the server has it (%d)', async (failure) => {
    status = failure;
    void mark({ ids: ['02'] });
    await pass(60_000);
    expect(read()).toEqual(['02']);
    expect(marked).toEqual([]);

    status = 200;
    await pass(8_000);

    expect(marked).toEqual([{ ids: ['02'] }]);
    expect(toast).not.toHaveBeenCalled();
  });

  it('[NOT-10] outlives the page, and nothing of it stays once it was sent', async () => {
    status = 0;
    void mark({ ids: ['02'], hasta: '02' });
    await pass(0);
    client.clear();
    client = aTab();
    status = 200;

    sendUnsentMarks(client, ana.email);
    await pass(0);

    expect(marked).toEqual([{ ids: ['02'], hasta: '02' }]);
    expect(read()).toEqual(['02', '01']);
    expect(localStorage).toHaveLength(0);
  });

  it('[NOT-10] of one person is not sent for another', async () => {
    status = 0;
    void mark({ ids: ['02'] });
    await pass(0);
    status = 200;

    sendUnsentMarks(aTab(), 'eva@utec.edu.pe');
    await pass(0);

    expect(marked).toEqual([]);
  });

  it('[NOT-10] that the server refuses is taken back in view, and said', async () => {
    status = 400;
    void mark({ ids: ['02'] });
    expect(read()).toEqual(['02']);
    await pass(0);

    expect(client.getQueryState(inboxQuery.queryKey)?.isInvalidated).toBe(true);
    await client.query({ ...inboxQuery, staleTime: 0 });
    expect([read(), unread()]).toEqual([[], 3]);
    expect(toast).toHaveBeenCalledWith({ title: 'No pudimos marcarlo como leído' });
    expect(localStorage).toHaveLength(0);
  });

  it('[NOT-10] waits on the device while its session is over', async () => {
    status = 401;
    void mark({ ids: ['02'] });
    await pass(0);

    expect(takeUnsentMarks(ana.email)).toEqual([{ ids: ['02'] }]);
  });

  it('[NOT-11] holds although an answer does not know of it yet', async () => {
    status = 503;
    void mark({ ids: ['02'] });
    await pass(0);

    await client.query({ ...inboxQuery, staleTime: 0 });

    expect([read(), unread()]).toEqual([['02'], 2]);
  });

  it('[NOT-9] shows in the other tabs at once, without a network too', async () => {
    const other = aTab();
    const stop = followOtherTabs(other);
    status = 0;

    void mark({ ids: ['02'] });
    await vi.waitFor(() => expect(read(other)).toEqual(['02']));

    expect(unread(other)).toBe(2);
    stop();
  });
});
