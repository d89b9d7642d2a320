import { Role } from '../shared/index.js';
import { ACCOUNT_WAITS } from './account-news.js';
import type { Notification } from './notification.js';

/** What people choose about: kinds of notices in words that they would use. The values are the words of the wire. */
export const Topic = {
  /** Work is given to them or taken from them. */
  Assignments: 'asignaciones',
  /** Something dangerous happens. */
  Urgent: 'urgentes',
  /** Somebody calls upon them. */
  Mentions: 'menciones',
  /** Somebody writes about an incident of theirs. */
  Messages: 'mensajes',
  /** What they reported, or work on, goes on. */
  Progress: 'avances',
  /** What they follow goes on. */
  Followed: 'seguidos',
  /** Something new is reported that is for their group. */
  Reports: 'reportes',
  /** Others change what admins watch over. */
  Desk: 'gestion',
  /** An account waits for an admin. */
  Accounts: 'cuentas',
  /** Something new is reported on the campus. */
  Campus: 'campus',
} as const;
export type Topic = (typeof Topic)[keyof typeof Topic];

/** Every topic, the weightiest first. */
export const TOPICS: readonly Topic[] = Object.values(Topic);

const TOPICS_OF: Readonly<Record<Role, readonly Topic[]>> = {
  [Role.Student]: [Topic.Messages, Topic.Progress, Topic.Followed, Topic.Campus],
  [Role.Worker]: [
    Topic.Assignments,
    Topic.Urgent,
    Topic.Mentions,
    Topic.Messages,
    Topic.Progress,
    Topic.Reports,
  ],
  [Role.Admin]: [
    Topic.Urgent,
    Topic.Mentions,
    Topic.Messages,
    Topic.Reports,
    Topic.Desk,
    Topic.Accounts,
  ],
};

/** The topics that somebody of a role can be told of. */
export function topicsFor(role: Role): readonly Topic[] {
  return TOPICS_OF[role];
}

/** What decides which topic a notice belongs to. */
export type Told = Pick<Notification, 'kind' | 'capacity' | 'isUrgent'>;

/** [PRF-1] The one topic that a notice belongs to. */
export function topicOf({ kind, capacity, isUrgent }: Told): Topic {
  if (kind === ACCOUNT_WAITS) return Topic.Accounts;
  if (capacity === 'mentioned') return Topic.Mentions;
  if (capacity === 'campus') return Topic.Campus;
  if (capacity === 'follower') return Topic.Followed;
  if (kind === 'mensaje' || kind === 'nota_interna') return Topic.Messages;
  if (capacity === 'former-assignee') return Topic.Assignments;
  if (capacity === 'assignee') {
    return kind === 'asignado' ? Topic.Assignments : Topic.Progress;
  }
  if (capacity === 'reporter') return Topic.Progress;
  if (isUrgent) return Topic.Urgent;
  return kind === 'reportado' ? Topic.Reports : Topic.Desk;
}
