import { standingOf } from './second-factor.js';
import type { Actor, User } from './user.js';

/** What a session says of its user; where admins need a second factor, one without it stands apart. */
export function actorOf(user: User, adminsNeedIt = false): Actor {
  const { email, name, role, speciality } = user;
  return { email, name, role, speciality, status: standingOf(user, adminsNeedIt) };
}
