import { MessageKind, mayRead, type Message } from '@vigia/domain/conversation';
import {
  IncidentEventType,
  allowedActions,
  photosLeft,
  type Incident,
  type Party,
  type Perspective,
} from '@vigia/domain/incident';
import { ACCOUNT_WAITS, type Capacity, type Notification } from '@vigia/domain/notification';
import { incidentView, type IncidentView } from './incident-view.js';
import { messageView, type MessageView } from './message-view.js';

/** Discriminator of the old client's messages. */
export type LegacyAction =
  'new_incidente' | 'estado_change' | 'nueva_asignacion' | 'trabajador_update';

/**
 * What a live socket is told of a stored notification. One frame serves both generations of clients: `action` and the
 * fields of the contract where the old client knows the event, `v`, `type` and `id` always. The row is the truth, the
 * frame a hint: a client applies each `id` once and asks for what it missed.
 */
export interface PushMessage {
  readonly v: 1;
  readonly type: 'incident';
  /** Id of the notification row. */
  readonly id: string;
  /** The event's word, for example `asignado`. */
  readonly evento: string;
  readonly incidente_id: string;
  readonly titulo: string;
  readonly old_estado: string | null;
  readonly new_estado: string;
  /** The reason that was given, as the inbox tells it. */
  readonly motivo: string | null;
  readonly timestamp: string;
  readonly mensaje: string;
  readonly calidad: CapacityWord;
  /** Whether something dangerous begins with it. */
  readonly urgente: boolean;
  readonly actor_nombre: string | null;
  /** Whether the reader did it; then it is no news. */
  readonly actor_email: string | null;
  /** The incident as the audience sees it; absent where it may no longer see it. */
  readonly item?: IncidentView;
  /** What was said; whether the reader said it tells `actor_email`. */
  readonly conversacion?: MessageView;
  readonly action?: LegacyAction;
  readonly descripcion?: string;
  readonly ubicacion?: string;
  readonly creado_por?: string;
  readonly trabajador_email?: string;
}

/** As what the reader is told, in the words of the wire: nobody need guess it from the sentence. */
export const CAPACITY_WORDS = {
  reporter: 'reportante',
  assignee: 'asignado',
  'former-assignee': 'asignado_antes',
  admins: 'administracion',
  trade: 'especialidad',
  campus: 'campus',
  follower: 'seguidor',
  mentioned: 'mencionado',
} as const satisfies Readonly<Record<Capacity, string>>;
export type CapacityWord = (typeof CAPACITY_WORDS)[Capacity];

/** How much of the incident each capacity sees, and which moves are its own. */
const STANDINGS: Readonly<
  Record<Capacity, { perspective?: Perspective; parties: readonly Party[] }>
> = {
  reporter: { perspective: 'full', parties: ['reporter'] },
  assignee: { perspective: 'staff', parties: ['assignee'] },
  'former-assignee': { parties: [] },
  admins: { perspective: 'staff', parties: ['admin'] },
  trade: { perspective: 'work', parties: [] },
  campus: { perspective: 'public', parties: [] },
  follower: { perspective: 'public', parties: [] },
  mentioned: { parties: [] },
};

/** What changes no state, so that the contract has no word for it, and what is said of it. */
const QUIET: Readonly<Record<string, (title: string) => string>> = {
  [ACCOUNT_WAITS]: (title) => `Una cuenta espera tu aprobación: ${title}`,
  [IncidentEventType.Edited]: (title) => `Incidente '${title}': editado`,
  [IncidentEventType.Photographed]: (title) => `Nuevas fotos del incidente '${title}'`,
  [IncidentEventType.Paused]: (title) => `El trabajo en '${title}' está en espera`,
  [IncidentEventType.Resumed]: (title) => `El trabajo en '${title}' continúa`,
  [IncidentEventType.Ticked]: (title) => `El trabajo en '${title}' avanza`,
  [IncidentEventType.Joined]: (title) => `Alguien más reportó '${title}'`,
  [IncidentEventType.Left]: (title) => `Alguien retiró su reporte de '${title}'`,
  [MessageKind.Public]: (title) => `Nuevo mensaje sobre '${title}'`,
  [MessageKind.Internal]: (title) => `Nueva nota interna sobre '${title}'`,
  [IncidentEventType.Rated]: (title) => `Valoraron lo que se hizo en '${title}'`,
};

/** What is said of the incident that stays when a duplicate is merged into it; its own state stays. */
const STAYING: Readonly<Record<string, (title: string) => string>> = {
  [IncidentEventType.Merged]: (title) => `Se unió un duplicado a '${title}'`,
  [IncidentEventType.Separated]: (title) => `Se separó un duplicado de '${title}'`,
};

/** [NOT-6] The frame of a notification for the live sockets of its audience; of a message it says what was said. */
export function pushMessage(
  notification: Notification,
  incident: Incident,
  message?: Message,
): PushMessage {
  const { perspective, parties } = STANDINGS[notification.capacity];
  return {
    v: 1,
    type: 'incident',
    id: notification.id,
    evento: notification.kind,
    incidente_id: incident.id,
    titulo: notification.title,
    old_estado: notification.from,
    new_estado: notification.to,
    motivo: notification.reason,
    timestamp: notification.at,
    mensaje: messageText(notification),
    calidad: CAPACITY_WORDS[notification.capacity],
    urgente: notification.isUrgent,
    actor_nombre: notification.actor?.name ?? null,
    actor_email: notification.actor?.email ?? null,
    ...(perspective !== undefined &&
      message === undefined && {
        item: incidentView(
          incident,
          perspective,
          allowedActions(incident, parties, notification.at),
          photosLeft(incident, parties),
          notification.at,
        ),
      }),
    ...(message !== undefined &&
      mayRead(notification.capacity, message) && { conversacion: messageView(message) }),
    ...legacyFields(notification, incident),
  };
}

/** The sentence that tells a notification, in the words of the contract where it has them. */
export function messageText(notification: Notification): string {
  const { title } = notification;
  switch (legacyAction(notification)) {
    case 'nueva_asignacion':
      return `Se te ha asignado un nuevo incidente: ${title}`;
    case 'estado_change':
      return `El estado de tu incidente '${title}' cambió de ${String(notification.from)} a ${notification.to}`;
    case 'trabajador_update':
      return `Trabajador actualizó incidente '${title}' a ${notification.to}`;
    case 'new_incidente':
      return `Nuevo incidente: ${title}`;
    case undefined:
      return sayingOf(notification)?.(title) ?? `Incidente '${title}': ${notification.kind}`;
  }
}

/** How something is told that the contract has no word for. */
function sayingOf({ kind, from, to }: Notification): ((title: string) => string) | undefined {
  return QUIET[kind] ?? (from === to ? STAYING[kind] : undefined);
}

function legacyFields(notification: Notification, incident: Incident): Partial<PushMessage> {
  const action = legacyAction(notification);
  switch (action) {
    case 'nueva_asignacion':
      return {
        action,
        descripcion: incident.description,
        ubicacion: [incident.floor, incident.place].filter((part) => part !== '').join(' - '),
        creado_por: incident.reporterEmail,
      };
    case 'trabajador_update':
      return { action, trabajador_email: notification.actor?.email ?? '' };
    case 'new_incidente':
    case 'estado_change':
      return { action };
    case undefined:
      return {};
  }
}

/** Which message of the contract, if any, tells this event to this capacity. */
function legacyAction(notification: Notification): LegacyAction | undefined {
  if (sayingOf(notification) !== undefined) return undefined;
  const { kind, capacity } = notification;
  switch (kind) {
    case IncidentEventType.Reported:
      return 'new_incidente';
    case IncidentEventType.Assigned:
      if (capacity === 'assignee') return 'nueva_asignacion';
      break;
    case IncidentEventType.Started:
    case IncidentEventType.Declined:
    case IncidentEventType.Resolved:
      if (capacity === 'admins') return 'trabajador_update';
  }
  return capacity === 'reporter' ? 'estado_change' : undefined;
}
