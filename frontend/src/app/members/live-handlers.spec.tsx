import { type InfiniteData, QueryClient, QueryObserver } from '@tanstack/react-query';
import type { IncidentView, PushMessage } from '@vigia/wire';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { messagesQuery } from '../../features/conversation/api/messages.js';
import { incidentKeys, type IncidentPage } from '../../features/incidents/api/incident-queries.js';
import { noFilters } from '../../features/incidents/filters.js';
import { inboxQuery } from '../../features/notifications/api/inbox-queries.js';
import { connectApi } from '../../shared/api/client.js';
import { Unreachable } from '../../shared/api/problem.js';
import { preferencesQuery } from '../../shared/preferences/preferences.js';
import { startTexts } from '../../shared/i18n/i18n.js';
import { toast } from '../../shared/ui/toast.js';
import { aUser } from '../../testing/a-user.js';
import { anIncident } from '../../testing/an-incident.js';
import { liveHandlers } from './live-handlers.js';

vi.mock('../../shared/ui/toast.js', () => ({ toast: vi.fn() }));

const admin = aUser({ tipo: 'admin', email: 'jefa@admin.utec.edu.pe' });
const incident = anIncident({ version: 2, estado: 'asignado' });
/** The socket repeats the fields of old clients, which nothing here reads. */
const item = incident as unknown as IncidentView;
let client: QueryClient;

beforeEach(async () => {
  await startTexts();
  vi.mocked(toast).mockClear();
  client = new QueryClient();
  client.setQueryData(inboxQuery.queryKey, {
    items: [],
    unread: 0,
    hasMoreUnread: false,
    cursor: '',
    hasOlder: false,
  });
  client.setQueryData(incidentKeys.list(noFilters), {
    pages: [{ incidents: [anIncident()], next: undefined }],
    pageParams: [''],
  } satisfies InfiniteData<IncidentPage>);
});

function aPush(overrides: Partial<PushMessage> = {}): PushMessage {
  return {
    v: 1,
    type: 'incident',
    id: '01A',
    evento: 'asignado',
    incidente_id: incident.id,
    titulo: incident.titulo,
    old_estado: 'pendiente',
    new_estado: 'asignado',
    timestamp: '2025-11-03T14:00:00.000Z',
    mensaje: 'm',
    calidad: 'administracion',
    urgente: false,
    motivo: null,
    actor_nombre: 'Otra Jefa',
    actor_email: 'otra@admin.utec.edu.pe',
    item,
    ...overrides,
  };
}

const listed = () =>
  client
    .getQueryData<InfiniteData<IncidentPage>>(incidentKeys.list(noFilters))
    ?.pages.flatMap((page) => page.incidents);
const inbox = () => client.getQueryData(inboxQuery.queryKey);
const unread = () => inbox()?.unread;

describe('what is heard live', () => {
  it('reaches the list, the inbox and the eye, once', () => {
    const { onPush } = liveHandlers(client, admin);

    onPush(aPush());
    onPush(aPush());

    expect(listed()?.map(({ estado }) => estado)).toEqual(['asignado']);
    expect(unread()).toBe(1);
    expect(toast).toHaveBeenCalledOnce();
  });

  it('is no news to whoever did it', () => {
    liveHandlers(client, admin).onPush(aPush({ actor_email: admin.email }));

    expect(toast).not.toHaveBeenCalled();
    expect(unread()).toBe(0);
    expect(listed()?.map(({ estado }) => estado)).toEqual(['asignado']);
  });

  it('takes away what the reader may see no longer', () => {
    const { item: _hidden, ...withoutItem } = aPush();

    liveHandlers(client, aUser({ tipo: 'trabajador' })).onPush(withoutItem);

    expect(listed()).toEqual([]);
  });

  it('shows what was said in an open conversation, once, and takes nothing away', () => {
    const key = messagesQuery(incident.id).queryKey;
    client.setQueryData(key, []);
    const { item: _none, ...push } = aPush({
      evento: 'mensaje',
      conversacion: {
        id: '01B',
        autor: { nombre: 'Ana', tipo: 'estudiante' },
        texto: '¿A qué hora vienen?',
        fecha: '2025-11-03T14:00:00.000Z',
        interno: false,
        menciones: [],
      },
    });
    const { onPush } = liveHandlers(client, admin);

    onPush(push);
    onPush({ ...push, id: '01C' });

    expect(client.getQueryData(key)?.map(({ texto }) => texto)).toEqual(['¿A qué hora vienen?']);
    expect(listed()).toHaveLength(1);
  });

  it('[NOT-12] [PRF-3] is kept and not shown where one does not want to see it', () => {
    const { onPush } = liveHandlers(client, admin);
    client.setQueryData(preferencesQuery.queryKey, {
      ...aChoice,
      silenciados: [incident.id],
    });

    onPush(aPush());

    expect(toast).not.toHaveBeenCalled();
    expect(inbox()?.items.map(({ leida, callada }) => [leida, callada])).toEqual([[true, true]]);
    expect(inbox()?.unread).toBe(0);
    expect(listed()?.map(({ estado }) => estado)).toEqual(['asignado']);
  });

  it('[LIV-11] asks for an incident of which older news come after newer ones', () => {
    const { onPush } = liveHandlers(client, admin);
    const { item: _hidden, ...gone } = aPush({ id: '01B' });

    onPush(gone);
    onPush(aPush({ id: '01A' }));

    expect(listed()).toEqual([]);
    expect(client.getQueryState(incidentKeys.list(noFilters))?.isInvalidated).toBe(true);
  });

  it('[LIV-7] is fetched again where it was being fetched when something happened', async () => {
    const key = incidentKeys.list(noFilters);
    const fetching = client.query({ queryKey: key, queryFn: () => new Promise(() => undefined) });

    liveHandlers(client, admin).onPush(aPush());

    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    void client.cancelQueries({ queryKey: key });
    await fetching.catch(() => undefined);
  });

  it('[NOT-9] shows as read what the same person read on another device', () => {
    const { onPush, onRead } = liveHandlers(client, admin);
    onPush(aPush());
    onPush(aPush({ id: '01B' }));

    onRead({ v: 1, type: 'read', ids: ['01A'] });

    expect(inbox()?.items.map(({ id, leida }) => [id, leida])).toEqual([
      ['01B', false],
      ['01A', true],
    ]);
    expect(inbox()?.unread).toBe(1);
  });

  it('[PRF-7] asks what is quiet once something was chosen on another device', () => {
    const { onChosen } = liveHandlers(client, admin);
    client.setQueryData(['preferences', 'muted'], []);

    onChosen();

    const isOld = (key: readonly string[]) => client.getQueryState(key)?.isInvalidated;
    expect([isOld(['inbox']), isOld(['preferences', 'muted'])]).toEqual([true, true]);
  });
});

describe('catching up', () => {
  const never = new AbortController().signal;
  const key = incidentKeys.list(noFilters);
  const isAskedAgain = () => client.getQueryState(key)?.isInvalidated;
  const settle = () => client.setQueryData(key, client.getQueryData(key));

  it('[LIV-7] looks at lists anew once the socket is open: they may lack what happened before', async () => {
    answerWith([]);

    await liveHandlers(client, admin).catchUp(never);

    expect(isAskedAgain()).toBe(true);
  });

  it('[LIV-7] looks at lists anew after a gap only when something happened in it that was not told live', async () => {
    const { catchUp, onPush } = liveHandlers(client, admin);
    answerWith([]);
    await catchUp(never);
    onPush(aPush());
    settle();

    answerWith(['01A']);
    await catchUp(never);
    expect(isAskedAgain()).toBe(false);

    answerWith(['01A', '01B']);
    await catchUp(never);
    expect(isAskedAgain()).toBe(true);
  });

  it('[LIV-7] misses nothing that a refresh of the inbox brought in between', async () => {
    const { catchUp } = liveHandlers(client, admin);
    answerWith([]);
    await catchUp(never);
    answerWith(['01B']);
    await client.query({ ...inboxQuery, staleTime: 0 });
    settle();

    await catchUp(never);

    expect(isAskedAgain()).toBe(true);
    expect(toast).toHaveBeenCalledOnce();
  });

  it('[LIV-7] asks anew even when the inbox is on its way: that answer may lack what happened since', async () => {
    client.removeQueries({ queryKey: inboxQuery.queryKey });
    connectTo(() => new Promise(() => undefined));
    client.query(inboxQuery).catch(() => undefined);
    answerWith(['01A']);

    await liveHandlers(client, admin).catchUp(never);

    expect(inbox()?.items.map(({ id }) => id)).toEqual(['01A']);
  });

  it('fails in an outage, so that nobody calls it live', async () => {
    connectTo(() => new Response('', { status: 503 }));

    await expect(liveHandlers(client, admin).catchUp(never)).rejects.toThrow();
  });

  it('[NOT-12] shows each thing that was missed, once', async () => {
    const { catchUp, onPush } = liveHandlers(client, admin);
    answerWith([]);
    await catchUp(never);

    answerWith(['01A', '01B', '01C']);
    await catchUp(never);
    onPush(aPush({ id: '01C' }));
    await catchUp(never);

    expect(vi.mocked(toast).mock.calls.map(([{ body }]) => body)).toEqual(['01A', '01B', '01C']);
  });

  it('[NOT-12] shows many things as one', async () => {
    const { catchUp } = liveHandlers(client, admin);
    answerWith([]);
    await catchUp(never);

    answerWith(['01A', '01B', '01C', '01D']);
    await catchUp(never);

    expect(vi.mocked(toast).mock.calls.map(([{ title, body }]) => [title, body])).toEqual([
      ['Hay avisos nuevos', '4 avisos sin leer'],
    ]);
  });

  it('[NOT-12] shows nothing that was read elsewhere, or was there before', async () => {
    const { catchUp } = liveHandlers(client, admin);
    answerWith(['01A', '01B']);
    await catchUp(never);

    answerWith(['01A', '01B', '01C'], ['01C']);
    await catchUp(never);

    expect(toast).not.toHaveBeenCalled();
  });

  it('[LIV-10] asks for what it was not told, and in vain only once', async () => {
    const { catchUp, lacks, onPush, cursor } = liveHandlers(client, admin);
    answerWith(['01A']);
    await catchUp(never);
    onPush(aPush({ id: '01B' }));

    expect(cursor()).toBe('01A');
    expect(lacks(['01A', '01B'])).toBe(false);
    expect(lacks(['01B', '01C'])).toBe(true);
    expect(lacks(['01B', '01C'])).toBe(false);
  });

  it('[LIV-7] goes on asking for a shown list that could not be fetched, whatever it was told since', async () => {
    const { catchUp, lacks } = liveHandlers(client, admin);
    const list = new QueryObserver(client, {
      queryKey: incidentKeys.list(noFilters),
      queryFn: fetchList,
      retry: false,
      staleTime: Infinity,
    });
    const leave = list.subscribe(() => undefined);
    answerWith(['01A']);
    await catchUp(never);

    answerWith(['01A', '01B']);
    fetchList.mockRejectedValue(new Unreachable('lost'));
    await expect(catchUp(never)).rejects.toThrow();
    expect(lacks([])).toBe(true);

    fetchList.mockResolvedValue('as it is now');
    await catchUp(never);
    expect(list.getCurrentResult().data).toBe('as it is now');
    expect(toast).toHaveBeenCalledOnce();
    expect(lacks([])).toBe(false);
    leave();
  });
});

const fetchList = vi.fn<() => Promise<unknown>>(() => Promise.resolve('as it was'));

const aChoice = {
  temas: [],
  descanso: null,
  resumen: '07:00',
  telefono: null,
  silenciados: [],
  version: 0,
};

/** Has the api tell these notifications, newest first, to whoever asks. */
function answerWith(told: readonly string[], read: readonly string[] = []): void {
  const notificaciones = told
    .toReversed()
    .map((id) => ({ id, incidente_id: id, titulo: id, leida: read.includes(id) }));
  const page = {
    notificaciones,
    cursor: told.at(-1) ?? '',
    no_leidas: told.length - read.length,
    no_leidas_mas: false,
    hay_mas: false,
  };
  connectTo((path) => Response.json(path === '/preferencias' ? aChoice : page));
}

function connectTo(answer: (path: string) => Response | Promise<Response>): void {
  connectApi({
    baseUrl: 'https://api.example',
    language: () => 'es',
    onSessionLost: () => undefined,
    onForbidden: () => undefined,
    fetch: async ({ url }) => answer(new URL(url).pathname),
  });
}
