import { Role, type Speciality } from '../shared/index.js';
import { type Actor, isInert } from '../user/index.js';

/** A set of people that one notification row reaches, as the key it is stored under. */
export type Audience = `user#${string}` | `role#${Role}` | `speciality#${Speciality}`;

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

/** The shared audience somebody belongs to besides their own: a worker's trade, everybody else's role. */
export function groupAudience(actor: Pick<Actor, 'role' | 'speciality'>): Audience {
  return actor.role === Role.Worker && actor.speciality !== null
    ? specialityAudience(actor.speciality)
    : roleAudience(actor.role);
}

/** [NOT-2] What somebody listens to: themselves and their group; an inert account listens to nothing. */
export function audiencesFor(actor: Actor): readonly Audience[] {
  return isInert(actor) ? [] : [userAudience(actor.email), groupAudience(actor)];
}
