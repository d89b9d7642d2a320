import type { Audience } from '@vigia/domain/notification';

const USER = 'user#';

/** The address of an audience that is one person; `undefined` for a group. */
export function userOf(audience: Audience): string | undefined {
  return audience.startsWith(USER) ? audience.slice(USER.length) : undefined;
}
