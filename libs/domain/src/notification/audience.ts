import { Role, type Speciality } from '../shared/index.js';
import { AccountStatus, type Actor, isInert } from '../user/index.js';

/** A set of people that one notification row reaches, as the key it is stored under. */
export type Audience =
  `user#${string}` | `role#${Role}` | `speciality#${Speciality}` | `incident#${string}`;

/** One person, on all their devices. */
export function userAudience(email: string): Audience {
  return `user#${email}`;
}

/** Everybody of one role. */
export function roleAudience(role: Role): Audience {
  return `role#${role}`;
}

/** Every worker of one trade. */
export function specialityAudience(speciality: Speciality): Audience {
  return `speciality#${speciality}`;
}

/** Everybody who follows an incident. */
export function incidentAudience(incidentId: string): Audience {
  return `incident#${incidentId}`;
}

/** The incident whose followers an audience is; `undefined` for every other audience. */
export function followedIncident(audience: Audience): string | undefined {
  return audience.startsWith(FOLLOWERS) ? audience.slice(FOLLOWERS.length) : undefined;
}

const FOLLOWERS = 'incident#';

/** What decides whom somebody listens to. */
type Listener = Pick<Actor, 'email' | 'role' | 'speciality' | 'status'>;

/**
 * The shared audience somebody belongs to besides their own: a worker's trade, everybody else's role. Who has not
 * proved their address shares none: their own.
 */
export function groupAudience({ email, role, speciality, status }: Listener): Audience {
  if (status !== AccountStatus.Active) return userAudience(email);
  return role === Role.Worker && speciality !== null
    ? specialityAudience(speciality)
    : roleAudience(role);
}

/**
 * [NOT-2] What somebody listens to: themselves and their group; who has not proved their address to themselves alone;
 * an inert account to nothing.
 */
export function audiencesFor(actor: Listener): readonly Audience[] {
  if (isInert(actor)) return [];
  return [...new Set([userAudience(actor.email), groupAudience(actor)])];
}
