import { AccountStatus, type User } from '../user/index.js';
import { RefreshReusedError, SessionExpiredError } from './identity.errors.js';
import { isSameDigest } from './same-digest.js';

/** Hours a session lives after it was used last. */
export const SESSION_HOURS = 12;

/** Days a refresh token is good for after it was issued. */
export const REFRESH_DAYS = 30;

/**
 * One login on one device. Secrets are stored as digests: `cookieHash` of the opaque cookie, `refreshHash` of the
 * current refresh token.
 */
export interface Session {
  readonly id: string;
  readonly email: string;
  /** What the client said it is when it logged in. */
  readonly agent: string;
  readonly cookieHash: string;
  readonly refreshHash: string;
  readonly createdAt: string;
  /** When somebody last proved who they are in it, by logging in or anew. */
  readonly provedAt: string;
  /** When the cookie stops working unless it is used before. */
  readonly cookieExpiresAt: string;
  /** When the session ends for good unless it is refreshed before. */
  readonly expiresAt: string;
}

const HOUR_MS = 3_600_000;

/** When a cookie that is used at `at` stops working. */
export function cookieExpiry(at: string): string {
  return later(at, SESSION_HOURS * HOUR_MS);
}

/** When a refresh token that is issued at `at` stops working. */
export function refreshExpiry(at: string): string {
  return later(at, REFRESH_DAYS * 24 * HOUR_MS);
}

/** [ACC-8] A session opened now, both secrets fresh. */
export function openSession(
  given: Pick<Session, 'id' | 'email' | 'agent' | 'cookieHash' | 'refreshHash'>,
  at: string,
): Session {
  return {
    ...given,
    createdAt: at,
    provedAt: at,
    cookieExpiresAt: cookieExpiry(at),
    expiresAt: refreshExpiry(at),
  };
}

/** When a session was used last, as far as its expiries tell: a use within minutes of another one moves neither. */
export function lastUse({ createdAt, cookieExpiresAt, expiresAt }: Session): string {
  const uses = [
    createdAt,
    later(cookieExpiresAt, -SESSION_HOURS * HOUR_MS),
    later(expiresAt, -REFRESH_DAYS * 24 * HOUR_MS),
  ];
  return uses.reduce((a, b) => (a > b ? a : b));
}

/** [ACC-18] A session is over when all of its account's were ended after it was opened, or the account is switched off. */
export function isEnded(
  session: Pick<Session, 'createdAt'>,
  user: Pick<User, 'status' | 'sessionsSince'>,
): boolean {
  return (
    user.status === AccountStatus.Deactivated ||
    (user.sessionsSince !== null && session.createdAt < user.sessionsSince)
  );
}

/** [ACC-9] The session slid forward by a use of its cookie; an expired or foreign cookie is refused. */
export function useCookie(session: Session, cookieHash: string, at: string): Session {
  if (!isSameDigest(cookieHash, session.cookieHash) || session.cookieExpiresAt <= at) {
    throw new SessionExpiredError();
  }
  const cookieExpiresAt = cookieExpiry(at);
  return {
    ...session,
    cookieExpiresAt,
    expiresAt: cookieExpiresAt > session.expiresAt ? cookieExpiresAt : session.expiresAt,
  };
}

/**
 * [ACC-10] The session with its next refresh token. A token that is not the current one was used before, by its owner
 * or by a thief: RefreshReusedError, and the caller ends the session.
 */
export function rotateRefresh(
  session: Session,
  presentedHash: string,
  nextHash: string,
  at: string,
): Session {
  if (session.expiresAt <= at) throw new SessionExpiredError();
  if (!isSameDigest(presentedHash, session.refreshHash)) throw new RefreshReusedError();
  return { ...session, refreshHash: nextHash, expiresAt: refreshExpiry(at) };
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
