import type { Query, QueryClient } from '@tanstack/react-query';
import type { IncidentView, PushMessage } from '@vigia/wire';
import i18next from 'i18next';
import {
  askForMessages,
  fromSocket,
  messagesKey,
  takeMessage,
} from '../../features/conversation/api/messages.js';
import { incidentKeys } from '../../features/incidents/api/incident-queries.js';
import { dropIncident, takeIncident } from '../../features/incidents/incident-cache.js';
import {
  askInbox,
  inboxQuery,
  receiveNotification,
  takeRead,
} from '../../features/notifications/api/inbox-queries.js';
import type { Inbox } from '../../features/notifications/inbox.js';
import { NotificationMark } from '../../features/notifications/components/notification-mark.js';
import { notificationAddress } from '../../features/notifications/notification-address.js';
import { notificationText } from '../../features/notifications/notification-text.js';
import { unreadText } from '../../features/notifications/unread-text.js';
import type { Incident, Notification, User } from '../../shared/api/models.js';
import { isWorthRetrying } from '../../shared/api/problem.js';
import { userKeys } from '../../shared/api/users.js';
import { paths } from '../../shared/config/paths.js';
import {
  askAgain as askForPreferences,
  preferencesQuery,
} from '../../shared/preferences/preferences.js';
import { isQuietPush, topicOfPush } from '../../shared/preferences/quietness.js';
import { noteArrival } from '../../shared/realtime/arrivals.js';
import type { LiveConnectionOptions } from '../../shared/realtime/live-connection.js';
import { Once } from '../../shared/realtime/once.js';
import { toast } from '../../shared/ui/toast.js';

const announcedOneByOne = 3;

/** What the live connection does with what it hears, for one person. */
export function liveHandlers(
  client: QueryClient,
  viewer: User,
): Pick<LiveConnectionOptions, 'cursor' | 'catchUp' | 'lacks' | 'onPush' | 'onRead' | 'onChosen'> {
  /** Told here, live or by catching up. */
  const told = new Once();
  /** Told by the server to be there, and asked for in vain: a row that is not for this reader. */
  const missed = new Once();
  /** The newest change of each incident that was applied. */
  const newest = new Map<string, string>();
  let cursor = '';
  let isFirstTime = true;
  /** What was fetched before the socket was open may lack what happened in between; so may all after unheard news. */
  let areListsOld = true;
  /** Ids of news that nobody was shown yet. */
  const unannounced = new Set<string>();
  /** What is older was there before anything could be missed. */
  let horizon = '';

  /** [LIV-11] News in the order they happened; what comes after newer news of its incident is asked for instead. */
  const takeChange = (message: PushMessage, isOwn: boolean): void => {
    const { incidente_id, id, item } = message;
    if (id < (newest.get(incidente_id) ?? '')) {
      void client.invalidateQueries({ queryKey: incidentKeys.all });
      return;
    }
    newest.set(incidente_id, id);
    if (item === undefined) dropIncident(client, incidente_id);
    else {
      if (!isOwn) noteArrival(item.id, item.version);
      takeIncident(client, toIncident(item), viewer);
    }
  };

  return {
    cursor: () => cursor,

    catchUp: async () => {
      const inbox = await askInbox(client);
      // [PRF-7] What was chosen elsewhere before the socket was open was told to nobody here.
      await load(client, { ...preferencesQuery, staleTime: 0 });
      const news = inbox.items.filter(({ id }) => id > horizon && told.isFirst(id));
      for (const { id } of news) unannounced.add(id);
      areListsOld ||= news.length > 0;
      if (areListsOld) void client.invalidateQueries({ queryKey: userKeys.all });
      await askAgain(client, areListsOld ? isLive : isBehind);
      areListsOld = false;
      if (isFirstTime) horizon = inbox.hasOlder ? (inbox.items.at(-1)?.id ?? '') : '';
      else {
        const shown = inbox.items.filter(({ id }) => unannounced.has(id));
        announceAll(shown, inbox, viewer);
      }
      unannounced.clear();
      isFirstTime = false;
      cursor = inbox.cursor;
    },

    lacks: (ids) =>
      ids.filter((id) => !told.has(id) && missed.isFirst(id)).length > 0 ||
      client.getQueryCache().findAll({ predicate: isBehind, fetchStatus: 'idle' }).length > 0,

    onPush: (message) => {
      if (!told.isFirst(message.id)) return;
      const isOwn = message.actor_email === viewer.email;
      const preferences = client.getQueryData(preferencesQuery.queryKey);
      const isQuiet = isQuietPush(message, preferences);
      const notification = toNotification(message, isOwn, isQuiet);
      receiveNotification(client, notification);
      if (message.conversacion !== undefined) {
        const said = fromSocket(message.conversacion, isOwn);
        takeMessage(client, message.incidente_id, said);
      } else if (isAboutWords(message)) void askForMessages(client);
      else takeChange(message, isOwn);
      if (viewer.tipo === 'admin') void client.invalidateQueries({ queryKey: userKeys.all });
      // What is being fetched at this moment may have been read before this happened.
      void askAgain(client, (query) => {
        const isAsking = query.state.fetchStatus === 'fetching';
        return isAsking && (isLive(query) || query.queryKey[0] === inboxQuery.queryKey[0]);
      }).catch(() => undefined);
      if (!notification.leida) announce(notification, viewer);
    },

    onRead: (seen) => {
      takeRead(client, seen);
    },

    onChosen: () => {
      askForPreferences(client);
    },
  };
}

/** Whether the socket keeps it up to date. */
function isLive({ queryKey: [root] }: Query): boolean {
  return root === incidentKeys.all[0] || root === messagesKey[0];
}

/** [LIV-7] Whether what is on the screen lacks something: nobody has asked for it yet, or in vain. */
function isBehind(query: Query): boolean {
  const { isInvalidated, error } = query.state;
  const isInVain = error === null ? isInvalidated : isWorthRetrying(error);
  return isLive(query) && query.isActive() && isInVain;
}

/** Fetches anew what is meant; what is on its first way is asked for again once it has come. Fails in an outage only. */
async function askAgain(client: QueryClient, isMeant: (query: Query) => boolean): Promise<void> {
  const meant = client.getQueryCache().findAll({ predicate: isMeant });
  await Promise.all(
    meant.map(async ({ queryKey, state, promise }) => {
      const isFirst = state.fetchStatus === 'fetching' && state.data === undefined;
      if (isFirst) await promise?.catch(() => undefined);
      await client
        .invalidateQueries({ queryKey, exact: true }, { throwOnError: true })
        .catch(unlessOutage);
    }),
  );
}

/** Fetches something, or waits for it where it is on its way. */
async function load(client: QueryClient, query: typeof preferencesQuery): Promise<void> {
  await client.query(query).catch(unlessOutage);
}

/** What is refused stays refused, and its screen says so. */
function unlessOutage(error: unknown): void {
  if (isWorthRetrying(error)) throw error;
}

/** Whether it tells of something that was said: then there is no incident in it, and none is gone. */
function isAboutWords({ evento }: PushMessage): boolean {
  return evento === 'mensaje' || evento === 'nota_interna';
}

/** [NOT-12] Many at a time as one; of several that lead to one place the newest. */
function announceAll(news: readonly Notification[], inbox: Inbox, viewer: User): void {
  const unread = news.filter(({ leida }) => !leida);
  const addresses = unread.map(notificationAddress);
  const newest = unread.filter((_each, at) => addresses.indexOf(addresses[at] ?? '') === at);
  if (newest.length <= announcedOneByOne) {
    for (const notification of newest.toReversed()) announce(notification, viewer);
    return;
  }
  toast({
    title: i18next.t('inbox.news'),
    body: unreadText(i18next.t, inbox),
    to: paths.inbox,
  });
}

function announce(notification: Notification, viewer: User): void {
  toast({
    title: notificationText(notification, viewer, i18next.t),
    body: notification.titulo,
    mark: <NotificationMark state={notification.a} className="mt-0.5 size-4.5" />,
    to: notificationAddress(notification),
  });
}

/** The socket and the API tell an incident in the same words; only the API's are typed word by word. */
function toIncident(view: IncidentView): Incident {
  return view as unknown as Incident;
}

function toNotification(message: PushMessage, isOwn: boolean, isQuiet: boolean): Notification {
  return {
    id: message.id,
    tipo: message.evento as Notification['tipo'],
    incidente_id: message.incidente_id,
    titulo: message.titulo,
    mensaje: message.mensaje,
    calidad: message.calidad,
    actor_nombre: message.actor_nombre,
    de: message.old_estado as Notification['de'],
    a: message.new_estado as Notification['a'],
    motivo: message.motivo,
    fecha: message.timestamp,
    tema: topicOfPush(message),
    callada: isQuiet,
    leida: isOwn || isQuiet,
  };
}
