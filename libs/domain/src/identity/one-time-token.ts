/** What a single-use link is for. */
export type OneTimePurpose = 'verify-email';

/** Hours a verification link works. */
export const VERIFY_LINK_HOURS = 24;

/** A single-use link, stored under the digest of its secret. */
export interface OneTimeToken {
  readonly hash: string;
  readonly purpose: OneTimePurpose;
  readonly email: string;
  readonly expiresAt: string;
}
