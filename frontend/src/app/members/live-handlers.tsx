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
  fetchMissed,
  inboxQuery,
  inboxCursor,
  receiveNotification,
} from '../../features/notifications/api/inbox-queries.js';
import { NotificationMark } from '../../features/notifications/components/notification-mark.js';
import { notificationText } from '../../features/notifications/notification-text.js';
import type { Incident, Notification, User } from '../../shared/api/models.js';
import { userKeys } from '../../shared/api/users.js';
import { paths } from '../../shared/config/paths.js';
import { noteArrival } from '../../shared/realtime/arrivals.js';
import type { LiveConnectionOptions } from '../../shared/realtime/live-connection.js';
import { Once } from '../../shared/realtime/once.js';
import { toast } from '../../shared/ui/toast.js';

/** What the live connection does with what it hears, for one person. */
export function liveHandlers(
  client: QueryClient,
  viewer: User,
): Pick<LiveConnectionOptions, 'cursor' | 'catchUp' | 'onPush'> {
  const once = new Once();
  let isFirstTime = true;
  return {
    cursor: () => inboxCursor(client),

    catchUp: async () => {
      const missed = await fetchMissed(client);
      const news = missed.filter(({ id }) => once.isFirst(id));
      if (isFirstTime) {
        // What was fetched before the socket was open may lack what happened in between, and no cursor tells.
        isFirstTime = false;
        askAgain(client, () => true);
      }
      if (news.length === 0) return;
      void client.invalidateQueries({ queryKey: incidentKeys.all });
      void client.invalidateQueries({ queryKey: userKeys.all });
      void askForMessages(client);
    },

    onPush: (message) => {
      if (!once.isFirst(message.id)) return;
      const isOwn = message.actor_email === viewer.email;
      const notification = toNotification(message, isOwn);
      receiveNotification(client, notification);
      if (message.conversacion !== undefined) {
        const said = fromSocket(message.conversacion, isOwn);
        takeMessage(client, message.incidente_id, said);
      } else if (isAboutWords(message)) void askForMessages(client);
      else if (message.item === undefined) dropIncident(client, message.incidente_id);
      else {
        if (!isOwn) noteArrival(message.item.id, message.item.version);
        takeIncident(client, toIncident(message.item), viewer);
      }
      if (viewer.tipo === 'admin') void client.invalidateQueries({ queryKey: userKeys.all });
      // What is being fetched at this moment may have been read before this happened.
      askAgain(client, ({ state }) => state.fetchStatus === 'fetching');
      if (!isOwn) announce(notification, viewer);
    },
  };
}

/** What the socket keeps up to date. */
const liveRoots: readonly unknown[] = [incidentKeys.all[0], inboxQuery.queryKey[0], messagesKey[0]];

/** Fetches anew what is live; what is on its first way is asked for again once it has come. */
function askAgain(client: QueryClient, isMeant: (query: Query) => boolean): void {
  const meant = client
    .getQueryCache()
    .findAll({ predicate: (query) => liveRoots.includes(query.queryKey[0]) && isMeant(query) });
  for (const { queryKey, state, promise } of meant) {
    const ask = () => client.invalidateQueries({ queryKey, exact: true });
    const isFirst = state.fetchStatus === 'fetching' && state.data === undefined;
    if (isFirst && promise) void promise.then(ask, ask);
    else void ask();
  }
}

/** Whether it tells of something that was said: then there is no incident in it, and none is gone. */
function isAboutWords({ evento }: PushMessage): boolean {
  return evento === 'mensaje' || evento === 'nota_interna';
}

function announce(notification: Notification, viewer: User): void {
  toast({
    title: notificationText(notification, viewer, i18next.t),
    body: notification.titulo,
    mark: <NotificationMark state={notification.a} className="mt-0.5 size-4.5" />,
    to: paths.incident(notification.incidente_id),
  });
}

/** The socket and the API tell an incident in the same words; only the API's are typed word by word. */
function toIncident(view: IncidentView): Incident {
  return view as unknown as Incident;
}

function toNotification(message: PushMessage, isOwn: boolean): Notification {
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
    motivo: null,
    fecha: message.timestamp,
    leida: isOwn,
  };
}
