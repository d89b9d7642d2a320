import type { Incident } from '../incident/index.js';
import {
  roleAudience,
  userAudience,
  type Audience,
  type Capacity,
  type Notification,
} from '../notification/index.js';
import { Role } from '../shared/index.js';
import type { Message } from './message.js';

/** The words of notifications about what was said. The values are the words of the wire. */
export const MessageKind = { Public: 'mensaje', Internal: 'nota_interna' } as const;
export type MessageKind = (typeof MessageKind)[keyof typeof MessageKind];

/** Characters of a message that a notification quotes. */
const EXCERPT_MAX = 140;

/** Who may be told of what stays among the staff. */
const STAFF: readonly Capacity[] = ['mentioned', 'assignee', 'admins'];

/** [CON-5] Whether somebody who is told in this capacity may meet the words of a message. */
export function mayRead(capacity: Capacity, { isInternal }: Pick<Message, 'isInternal'>): boolean {
  return STAFF.includes(capacity) || (capacity === 'reporter' && !isInternal);
}

/**
 * [CON-5] What the others are told of a message, in the order of delivery and each audience once: whoever is mentioned,
 * the reporter unless it stays among the staff, the worker, admins. The author is told nothing.
 */
export function messageNews(
  message: Message,
  incident: Incident,
  nextId: () => string,
): readonly Notification[] {
  const worker = incident.assignment?.workerEmail;
  const told: readonly (readonly [Audience, Capacity])[] = [
    ...message.mentions.map(({ email }) => [userAudience(email), 'mentioned'] as const),
    [userAudience(incident.reporterEmail), 'reporter'],
    ...(worker === undefined ? [] : [[userAudience(worker), 'assignee'] as const]),
    [roleAudience(Role.Admin), 'admins'],
  ];
  const author = userAudience(message.author.email);
  const audiences = told.map(([audience]) => audience);
  return told
    .filter(
      ([audience, capacity], at) =>
        mayRead(capacity, message) && audience !== author && audiences.indexOf(audience) === at,
    )
    .map(([audience, capacity]) => ({
      id: nextId(),
      audience,
      capacity,
      kind: message.isInternal ? MessageKind.Internal : MessageKind.Public,
      incidentId: incident.id,
      title: incident.title,
      actor: { email: message.author.email, name: message.author.name },
      from: incident.status,
      to: incident.status,
      reason: excerptOf(message.text),
      isUrgent: false,
      at: message.at,
    }));
}

/** The beginning of a text, on one line. */
function excerptOf(text: string): string {
  const characters = Array.from(text.replace(/\s+/gu, ' ').trim());
  return characters.length <= EXCERPT_MAX
    ? characters.join('')
    : `${characters.slice(0, EXCERPT_MAX - 1).join('')}…`;
}
