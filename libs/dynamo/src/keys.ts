import { EVERY_BOARD } from '@vigia/domain/board';
import type { Address } from '@vigia/domain/outreach';
import type { ProviderIdentity } from '@vigia/domain/user';

/** The row of a session. */
export function sessionKey(id: string): { readonly id: string } {
  return { id: SESSION_PREFIX + id };
}

/** What the keys of all sessions begin with. */
export const SESSION_PREFIX = 'session#';

/** The row that says whose access ended when; all of them share one partition of the index by user. */
export function endedAccessKey(
  email: string,
  at: string,
): { readonly id: string; readonly email: string } {
  return { id: `${endedAccessFrom(at)}#${email}`, email: ENDED_ACCESS };
}

/** Where the rows of access that ended at a moment or later begin in their partition. */
export function endedAccessFrom(at: string): string {
  return `fin#${at}`;
}

/** The partition of ended access; no address looks like it. */
export const ENDED_ACCESS = '#fin';

/** The row of a single-use link, by the digest of its secret. */
export function linkKey(hash: string): { readonly id: string } {
  return { id: `link#${hash}` };
}

/** The row of the open invitation of an address; all of them share one partition of the index by user. */
export function invitationKey(email: string): { readonly id: string; readonly email: string } {
  return { id: `invitacion#${email}`, email: INVITATIONS };
}

/** The partition of open invitations; no address looks like it. */
export const INVITATIONS = '#invitaciones';

/** The row that says that a ticket was used. */
export function ticketKey(id: string): { readonly id: string } {
  return { id: `ticket#${id}` };
}

/** The row that says whose account an identity at a provider opens; an issuer has no `#`. */
export function identityKey({ issuer, subject }: ProviderIdentity): { readonly id: string } {
  return { id: `identidad#${issuer}#${subject}` };
}

/** The row of a request that was carried out. */
export function receiptKey(id: string): { readonly id: string } {
  return { id: `receipt#${id}` };
}

/** The row of what one person has read, beside the notifications. */
export function readStateKey(email: string): { readonly audiencia: string; readonly id: string } {
  return { audiencia: `read#${email}`, id: 'leido' };
}

/** The row of what the board service remembers of a board. */
export function boardStateKey(boardId: string): { readonly id: string } {
  return { id: `estado#${boardId}` };
}

/** The row of those whose access to every board ended on one day, for example `2026-03-02`. */
export function everyBoardKey(day: string): { readonly id: string } {
  return { id: `estado#${EVERY_BOARD}#${day}` };
}

/** The row of a webhook. */
export function webhookKey(id: string): { readonly id: string } {
  return { id: `webhook#${id}` };
}

/** The row of one event on its way to one webhook. */
export function deliveryKey(webhookId: string, eventId: string): { readonly id: string } {
  return { id: `entrega#${webhookId}#${eventId}` };
}

/** The row that says how far events were read for webhooks, and by whom. */
export const WEBHOOK_READER = { id: 'lectura' } as const;

/** The row of the filters that somebody saved. */
export function filterShelfKey(email: string): { readonly email: string; readonly id: string } {
  return { email, id: 'filtros' };
}

/** The row of what somebody chose about notices. */
export function preferencesKey(email: string): { readonly email: string; readonly id: string } {
  return { email, id: 'avisos' };
}

/** The row of what waits for one person on one channel. */
export function parcelKey({ email, channel }: Address): {
  readonly email: string;
  readonly id: string;
} {
  return { email, id: `entrega#${channel}` };
}

/** The row that says how far notices were read for people outside of the app, and by whom. */
export const OUTREACH_READER = { email: '#campus', id: 'avisos-leidos' } as const;

/** The row that counts what may happen only so often. */
export function allowanceKey(name: string): { readonly email: string; readonly id: string } {
  return { email: '#campus', id: `tope#${name}` };
}

/** The row of a device. */
export function deviceKey({ email, id }: { readonly email: string; readonly id: string }): {
  readonly email: string;
  readonly id: string;
} {
  return { email, id: DEVICE_PREFIX + id };
}

/** What the keys of devices begin with. */
export const DEVICE_PREFIX = 'dispositivo#';

/** The row that says whose a device is, under an address that nobody has. */
export function deviceOwnerKey(id: string): { readonly email: string; readonly id: string } {
  return { email: DEVICE_PREFIX + id, id: 'de' };
}

/** The row of a board. */
export function boardKey(boardId: string): { readonly id: string } {
  return { id: boardId };
}

/** The row of one person who may open a free board. */
export function boardPersonKey(boardId: string, email: string): { readonly id: string } {
  return { id: `${boardId}#${email}` };
}

/** Where, beside the history of incidents, what everybody in a conversation hears is. */
export function messagesKey(incidentId: string): string {
  return `mensajes#${incidentId}`;
}

/** Where what stays among the staff is: a partition of its own, so that no reader of the public one can meet it. */
export function notesKey(incidentId: string): string {
  return `internos#${incidentId}`;
}

/** Where the work done on an incident is. */
export function workKey(incidentId: string): string {
  return `trabajo#${incidentId}`;
}

/** The row that counts how many rows a partition has. */
export function tallyKey(partition: string): {
  readonly incidente_id: string;
  readonly id: string;
} {
  return { incidente_id: `cuenta#${partition}`, id: 'filas' };
}

/** Where, beside the history of incidents, the comments on a board are. */
export function boardCommentsKey(boardId: string): string {
  return `tablero#${boardId}`;
}

/** Where, beside the history of incidents, those who follow one are; each is the sort key of a row. */
export function followersKey(incidentId: string): string {
  return `seguidores#${incidentId}`;
}

/** Sorts what a person follows by its beginning, among the other things of theirs. */
export function followedOrder(since: string, incidentId: string): string {
  return `${FOLLOWED_PREFIX}${since}#${incidentId}`;
}

/** The row of the switches of automatic assignment, under an address that nobody has. */
export const AUTO_ASSIGNMENT_KEY = { email: '#campus', id: 'asignacion-automatica' } as const;

/** What the keys of followed incidents begin with. */
export const FOLLOWED_PREFIX = 'sigue#';

/** Sorts boards by their last change; unique, so a page can start exactly behind it. */
export function boardOrder(updatedAt: string, boardId: string): string {
  return `${updatedAt}#${boardId}`;
}

/** Sorts incidents by the date of their report; unique, so a page can start exactly behind it. */
export function reportOrder(reportedAt: string, id: string): string {
  return `${reportedAt}#${id}`;
}

/** Sorts incidents by their priority, the most urgent last; unique, so a page can start exactly behind it. */
export function priorityOrder(rank: number, id: string): string {
  return `${String(RANK_OFFSET + rank).padStart(RANK_DIGITS, '0')}#${id}`;
}

/** Above every moment that an ISO time of four digits names, so that no stored rank is negative. */
const RANK_OFFSET = Date.UTC(10_000, 0);
const RANK_DIGITS = 15;

/** The shards in which incidents are counted, so that changes at once seldom meet at one row. */
export const COUNTER_SHARDS = 8;

/** Where, beside the history of incidents, they are counted. */
export const COUNTERS_KEY = 'cuentas';

/** The row that counts the incidents of one shard. */
export function counterKey(shard: number): { readonly incidente_id: string; readonly id: string } {
  return { incidente_id: COUNTERS_KEY, id: String(shard) };
}

/** What a key names, without its kind: `session#<id>` becomes `<id>`. */
export function unprefixed(key: string): string {
  return key.slice(key.indexOf('#') + 1);
}
