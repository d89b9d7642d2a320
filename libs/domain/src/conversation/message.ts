import { partiesOf, isStaff, type Incident, type Stamp } from '../incident/index.js';
import { Role } from '../shared/index.js';
import { AccountStatus, type Actor, type User } from '../user/index.js';
import {
  MentionNotAllowedError,
  OnlyPartiesConverseError,
  OnlyStaffWritesNotesError,
} from './message.errors.js';

/** Somebody of the staff whom a message calls upon. */
export interface Mention {
  readonly email: string;
  readonly name: string;
}

/** Something that somebody says about an incident: to its reporter, or among the staff. */
export interface Message {
  /** A ULID, so messages of both kinds sort by time. */
  readonly id: string;
  readonly incidentId: string;
  readonly author: { readonly email: string; readonly name: string; readonly role: Role };
  readonly text: string;
  /** Whether it stays among the staff. */
  readonly isInternal: boolean;
  readonly mentions: readonly Mention[];
  readonly at: string;
}

/** Characters of a message at most. */
export const MESSAGE_MAX = 2_000;

/** People whom one message may mention. */
export const MENTIONS_MAX = 10;

/** [CON-4] Messages of one kind, public or internal, that an incident may have. */
export const MESSAGES_MAX = 500;

/** Whose ears somebody has: the staff hears both kinds, its reporter the public one. */
export type Hearing = 'staff' | 'reporter';

/** [CON-1] What somebody hears of the conversation about an incident; nobody else hears any. */
export function hearingOf(incident: Incident, actor: Actor): Hearing {
  const parties = partiesOf(incident, actor);
  if (parties.length === 0) throw new OnlyPartiesConverseError();
  return isStaff(parties) ? 'staff' : 'reporter';
}

/** [CON-2] Whoever hears a conversation takes part in it; the staff may keep words to itself, and mention its own. */
export function writeMessage(
  incident: Incident,
  { id, text, isInternal }: Pick<Message, 'id' | 'text' | 'isInternal'>,
  mentioned: readonly (User | undefined)[],
  { by, at }: Stamp,
): Message {
  const hearing = hearingOf(incident, by);
  if (isInternal && hearing !== 'staff') throw new OnlyStaffWritesNotesError();
  if (mentioned.length > 0 && hearing !== 'staff') throw new MentionNotAllowedError();
  return {
    id,
    incidentId: incident.id,
    author: { email: by.email, name: by.name, role: by.role },
    text,
    isInternal,
    mentions: mentioned.map((user) => {
      if (user === undefined || !isMentionable(incident, user)) throw new MentionNotAllowedError();
      return { email: user.email, name: user.name };
    }),
    at,
  };
}

/** [CON-3] Whether somebody may be called upon: an active admin, or the active worker who has it. */
export function isMentionable(
  { assignment }: Incident,
  { email, role, status }: Pick<User, 'email' | 'role' | 'status'>,
): boolean {
  if (status !== AccountStatus.Active) return false;
  return role === Role.Admin || (role === Role.Worker && assignment?.workerEmail === email);
}
