import type { Speciality } from '../shared/index.js';
import type { Invitation } from '../user/index.js';

/** What a single-use link is for. */
export type OneTimePurpose = 'verify-email' | 'reset-password' | 'invitation';

/** Hours a link works. */
export const LINK_HOURS: Readonly<Record<OneTimePurpose, number>> = {
  'verify-email': 24,
  'reset-password': 1,
  invitation: 7 * 24,
};

/**
 * What somebody typed to register an address whose account nobody proved yet: it waits in its own link, so that the
 * account belongs to whoever opens a link and knows what was typed, however many register.
 */
export interface PendingRegistration {
  readonly id: string;
  readonly name: string;
  readonly speciality: Speciality | null;
  readonly passwordHash: string;
  readonly at: string;
}

/** A single-use link, stored under the digest of its secret. */
export interface OneTimeToken {
  readonly hash: string;
  readonly purpose: OneTimePurpose;
  readonly email: string;
  readonly expiresAt: string;
  /** Absent when the link is for the account as it is. */
  readonly registration?: PendingRegistration;
  /** Present when the link is one. */
  readonly invitation?: Invitation;
}

/** When a link was made. */
export function issuedAt({
  purpose,
  expiresAt,
}: Pick<OneTimeToken, 'purpose' | 'expiresAt'>): string {
  return new Date(Date.parse(expiresAt) - LINK_HOURS[purpose] * 3_600_000).toISOString();
}

/** The link of an invitation. */
export type InvitationLink = OneTimeToken & Required<Pick<OneTimeToken, 'invitation'>>;
