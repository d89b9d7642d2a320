export { ACCOUNT_WAITS, accountNews } from './account-news.js';
export {
  audiencesFor,
  followedIncident,
  groupAudience,
  incidentAudience,
  roleAudience,
  specialityAudience,
  userAudience,
  type Audience,
} from './audience.js';
export {
  NOTHING_READ,
  NOTIFICATION_DAYS,
  READ_IDS_MAX,
  isRead,
  markRead,
  type Capacity,
  type Notification,
  type ReadState,
} from './notification.js';
export { NotificationRepository } from './notification.repository.js';
export {
  DEFAULT_CHANNELS,
  MAIL_TIMINGS,
  MUTED_MAX,
  channelsOf,
  choose,
  isMuted,
  isQuiet,
  isSendable,
  mute,
  noPreferences,
  unmute,
  type Channels,
  type Choice,
  type MailTiming,
  type Preferences,
  type QuietHours,
} from './preferences.js';
export { TooManyMutedError, type PreferencesErrorCode } from './preferences.errors.js';
export { PreferencesRepository } from './preferences.repository.js';
export { isQuietAt, nextSummaryAt, quietEndsAt } from './quiet-hours.js';
export { TOPICS, Topic, topicOf, topicsFor, type Told } from './topic.js';
