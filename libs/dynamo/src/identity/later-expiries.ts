import type { Session } from '@vigia/domain/identity';

/** The session with the later of each expiry of two copies, so that none ever moves back. */
export function laterExpiries(session: Session, other: Session): Session {
  const later = (a: string, b: string): string => (a > b ? a : b);
  return {
    ...session,
    cookieExpiresAt: later(session.cookieExpiresAt, other.cookieExpiresAt),
    expiresAt: later(session.expiresAt, other.expiresAt),
  };
}
