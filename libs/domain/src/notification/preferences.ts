import type { Notification } from './notification.js';
import { TooManyMutedError } from './preferences.errors.js';
import { Topic, topicOf, type Told } from './topic.js';

/** When a mail about something goes out: never, on its own and soon, or in the summary of the day. */
export const MAIL_TIMINGS = ['no', 'al_momento', 'resumen'] as const;
export type MailTiming = (typeof MAIL_TIMINGS)[number];

/** On which channels somebody wants one topic. The inbox keeps everything; `app` is whether it calls for attention. */
export interface Channels {
  readonly app: boolean;
  readonly push: boolean;
  readonly mail: MailTiming;
}

/** Hours, `HH:MM` on the campus' clock, in which nothing leaves the inbox; `to` before `from` is on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** What one person chose about notices; what they said nothing of is as `DEFAULT_CHANNELS` has it. */
export interface Preferences {
  readonly email: string;
  readonly channels: Readonly<Partial<Record<Topic, Channels>>>;
  readonly quiet: QuietHours | null;
  /** When the summary of the day goes out, `HH:MM` on the campus' clock. */
  readonly summaryAt: string;
  /** Where an admin on duty is paged besides, in E.164; null for mail alone. */
  readonly phone: string | null;
  /** Incidents of which they want to hear no more, the one muted last at the end. */
  readonly muted: readonly string[];
  /** 0 while nothing is stored. */
  readonly version: number;
}

/** Incidents that one person mutes at most. */
export const MUTED_MAX = 200;

const SUMMARY_AT = '07:00';

/** What is taken of somebody who chose nothing: the app always, the phone for what waits for them, mail once a day. */
export const DEFAULT_CHANNELS: Readonly<Record<Topic, Channels>> = {
  [Topic.Assignments]: { app: true, push: true, mail: 'al_momento' },
  [Topic.Urgent]: { app: true, push: true, mail: 'no' },
  [Topic.Mentions]: { app: true, push: true, mail: 'resumen' },
  [Topic.Messages]: { app: true, push: true, mail: 'resumen' },
  [Topic.Progress]: { app: true, push: true, mail: 'resumen' },
  [Topic.Followed]: { app: true, push: false, mail: 'resumen' },
  [Topic.Reports]: { app: true, push: false, mail: 'no' },
  [Topic.Desk]: { app: true, push: false, mail: 'no' },
  [Topic.Accounts]: { app: true, push: false, mail: 'no' },
  [Topic.Campus]: { app: false, push: false, mail: 'no' },
};

/** The preferences of somebody who chose nothing. */
export function noPreferences(email: string): Preferences {
  return {
    email,
    channels: {},
    quiet: null,
    summaryAt: SUMMARY_AT,
    phone: null,
    muted: [],
    version: 0,
  };
}

/** Whether a topic leaves the app at all: what the whole campus is told reaches too many people to be sent to each. */
export function isSendable(topic: Topic): boolean {
  return topic !== Topic.Campus;
}

/** The channels on which somebody wants a topic. */
export function channelsOf({ channels }: Pick<Preferences, 'channels'>, topic: Topic): Channels {
  const chosen = channels[topic] ?? DEFAULT_CHANNELS[topic];
  return isSendable(topic) ? chosen : { app: chosen.app, push: false, mail: 'no' };
}

/** [PRF-2] Whether somebody muted what a notice is about: everything of an incident but that they shall work on it. */
export function isMuted(
  notice: Told & Pick<Notification, 'incidentId'>,
  { muted }: Pick<Preferences, 'muted'>,
): boolean {
  return topicOf(notice) !== Topic.Assignments && muted.includes(notice.incidentId);
}

/** [PRF-3] Whether a notice is only kept: it neither counts as unread nor shows up by itself. */
export function isQuiet(
  notice: Told & Pick<Notification, 'incidentId'>,
  preferences: Pick<Preferences, 'muted' | 'channels'>,
): boolean {
  return isMuted(notice, preferences) || !channelsOf(preferences, topicOf(notice)).app;
}

/** What somebody chooses anew; what is absent stays as it is. */
export type Choice = Partial<Pick<Preferences, 'channels' | 'quiet' | 'summaryAt' | 'phone'>>;

/** The preferences with what was chosen anew; topics that were not named stay as they are. */
export function choose(preferences: Preferences, choice: Choice): Preferences {
  return {
    ...preferences,
    ...choice,
    channels: { ...preferences.channels, ...choice.channels },
    version: preferences.version + 1,
  };
}

/** [PRF-2] The preferences with one more incident muted; the very same where it was already. */
export function mute(preferences: Preferences, incidentId: string): Preferences {
  const { muted, version } = preferences;
  if (muted.includes(incidentId)) return preferences;
  if (muted.length >= MUTED_MAX) throw new TooManyMutedError(MUTED_MAX);
  return { ...preferences, muted: [...muted, incidentId], version: version + 1 };
}

/** [PRF-2] The preferences that hear of an incident again; the very same where they did already. */
export function unmute(preferences: Preferences, incidentId: string): Preferences {
  const { muted, version } = preferences;
  if (!muted.includes(incidentId)) return preferences;
  return { ...preferences, muted: muted.filter((id) => id !== incidentId), version: version + 1 };
}
