import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import type { IncidentView, PushMessage } from '@vigia/wire';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { messagesQuery } from '../../features/conversation/api/messages.js';
import { incidentKeys, type IncidentPage } from '../../features/incidents/api/incident-queries.js';
import { noFilters } from '../../features/incidents/filters.js';
import { inboxQuery } from '../../features/notifications/api/inbox-queries.js';
import { emptyInbox } from '../../features/notifications/inbox.js';
import { connectApi } from '../../shared/api/client.js';
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
  client.setQueryData(inboxQuery.queryKey, emptyInbox);
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
const unread = () => client.getQueryData(inboxQuery.queryKey)?.unread;

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

  it('[LIV-7] looks at lists anew once the socket is open: they may lack what happened before', async () => {
    answerWith([]);
    const key = incidentKeys.list(noFilters);

    await liveHandlers(client, admin).catchUp();

    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });

  it('[LIV-7] fetches again what was being fetched when something happened', async () => {
    const key = incidentKeys.list(noFilters);
    const fetching = client.query({ queryKey: key, queryFn: () => new Promise(() => undefined) });

    liveHandlers(client, admin).onPush(aPush());

    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    void client.cancelQueries({ queryKey: key });
    await fetching.catch(() => undefined);
  });

  it('[LIV-7] looks at lists anew after a gap only when something happened in it that was not heard live', async () => {
    const key = incidentKeys.list(noFilters);
    const { catchUp, onPush } = liveHandlers(client, admin);
    answerWith([]);
    await catchUp();
    const settle = () => client.setQueryData(key, client.getQueryData(key));
    onPush(aPush());
    settle();

    answerWith(['01A']);
    await catchUp();
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);

    answerWith(['01A', '01B']);
    await catchUp();
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });
});

/** Has the api tell these notifications to whoever catches up. */
function answerWith(told: readonly string[]): void {
  const notificaciones = told.map((id) => ({ id, leida: false }));
  const page = { notificaciones, cursor: told.at(-1) ?? '', no_leidas: 0, hay_mas: false };
  connectApi({
    baseUrl: 'https://api.example',
    language: () => 'es',
    onSessionLost: () => undefined,
    onForbidden: () => undefined,
    fetch: () => Promise.resolve(Response.json({ ...page, no_leidas_mas: false })),
  });
}
