/** The ways in which people are reached outside of the app. The values are the words of the storage. */
export const Channel = {
  /** A mail to an admin, at any hour, about something dangerous. */
  Page: 'pagina',
  /** The same on their phone. */
  Sms: 'sms',
  /** Nobody's: whether a page was answered. */
  Watch: 'guardia',
  Push: 'push',
  Mail: 'correo',
  /** The summary of the day. */
  Summary: 'resumen',
} as const;
export type Channel = (typeof Channel)[keyof typeof Channel];

/** What waits for its turn: that something dangerous happens never waits behind what does not matter as much. */
export const QUEUES = ['urgentes', 'avisos'] as const;
export type Queue = (typeof QUEUES)[number];

/** [OUT-8] Channels of pages: neither quiet hours nor topics nor mutes hold them. */
const URGENT: readonly Channel[] = [Channel.Page, Channel.Sms, Channel.Watch];

/** Whether a channel is one of pages. */
export function isPaging(channel: Channel): boolean {
  return URGENT.includes(channel);
}

/** The queue in which a channel waits. */
export function queueOf(channel: Channel): Queue {
  return isPaging(channel) ? 'urgentes' : 'avisos';
}
