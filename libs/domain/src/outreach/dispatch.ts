import {
  audiencesFor,
  channelsOf,
  followedIncident,
  isMuted,
  nextSummaryAt,
  quietEndsAt,
  topicOf,
  type Capacity,
  type Notification,
  type Preferences,
} from '../notification/index.js';
import { followsIncidents } from '../incident/index.js';
import { Role } from '../shared/index.js';
import { AccountStatus, type Actor } from '../user/index.js';
import { Channel, isPaging } from './channel.js';
import type { Parcel } from './parcel.js';

/** What decides when something goes out. */
export interface Circumstances {
  readonly at: string;
  /** IANA name, of the campus. */
  readonly timeZone: string;
}

/** One way in which somebody shall be reached, and when. */
export interface Dispatch {
  readonly channel: Channel;
  readonly dueAt: string;
}

/** [OUT-2] Seconds that a mail waits: whoever reads a notice in the app meanwhile gets none. */
export const MAIL_AFTER_S = 60;
/** [OUT-4] Hours between two summaries at least, whatever hour somebody chooses in between. */
export const SUMMARY_EVERY_H = 20;

const HOUR_MS = 3_600_000;

/** [OUT-3] How somebody is reached about a notice: as they chose, and not in their quiet hours. */
export function dispatchesOf(
  notice: Notification,
  preferences: Preferences,
  { at, timeZone }: Circumstances,
): readonly Dispatch[] {
  if (isMuted(notice, preferences)) return [];
  const { push, mail } = channelsOf(preferences, topicOf(notice));
  const wanted: Dispatch[] = [];
  if (push) wanted.push({ channel: Channel.Push, dueAt: at });
  if (mail === 'al_momento') {
    wanted.push({ channel: Channel.Mail, dueAt: later(at, MAIL_AFTER_S * 1000) });
  }
  if (mail === 'resumen') {
    const dueAt = nextSummaryAt(preferences.summaryAt, at, timeZone);
    wanted.push({ channel: Channel.Summary, dueAt });
  }
  const { quiet } = preferences;
  return quiet === null
    ? wanted
    : wanted.map(({ channel, dueAt }) => ({ channel, dueAt: quietEndsAt(quiet, dueAt, timeZone) }));
}

/** [OUT-3] Whether somebody still wants a notice on a channel, as they choose by now. */
export function isWanted(
  channel: Channel,
  notice: Notification,
  preferences: Preferences,
): boolean {
  if (isPaging(channel)) return true;
  if (isMuted(notice, preferences)) return false;
  const { push, mail } = channelsOf(preferences, topicOf(notice));
  return channel === Channel.Push ? push : mail !== 'no';
}

/** [OUT-3] [OUT-4] Until when a parcel has to wait, as its reader chooses by now; undefined when it may go. */
export function heldUntil(
  { channel, broughtAt }: Parcel,
  { quiet, summaryAt }: Preferences,
  { at, timeZone }: Circumstances,
): string | undefined {
  if (isPaging(channel)) return undefined;
  if (quiet !== null) {
    const end = quietEndsAt(quiet, at, timeZone);
    if (end > at) return end;
  }
  if (channel !== Channel.Summary || broughtAt === null) return undefined;
  const free = later(broughtAt, SUMMARY_EVERY_H * HOUR_MS);
  return free > at ? nextSummaryAt(summaryAt, free, timeZone) : undefined;
}

/**
 * [OUT-7] Whether somebody may be told of a notice outside of the app, as they stand by now: their address is proved, and
 * it is for them in the role that they have.
 */
export function mayBeTold(notice: Notification, reader: Actor): boolean {
  if (reader.status !== AccountStatus.Active) return false;
  if (!TOLD_AS[notice.capacity].includes(reader.role)) return false;
  return followedIncident(notice.audience) === undefined
    ? audiencesFor(reader).includes(notice.audience)
    : followsIncidents(reader);
}

/** In which roles somebody is told as what: who is a student by now learns nothing that was for the staff. */
const TOLD_AS: Readonly<Record<Capacity, readonly Role[]>> = {
  reporter: [Role.Student],
  follower: [Role.Student],
  campus: [Role.Student],
  assignee: [Role.Worker],
  'former-assignee': [Role.Worker],
  trade: [Role.Worker],
  mentioned: [Role.Worker, Role.Admin],
  admins: [Role.Admin],
};

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
