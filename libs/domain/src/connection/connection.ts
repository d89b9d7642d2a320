import type { Audience } from '../notification/index.js';

/** Minutes a connection row is kept: the 2 h life of a socket and ten minutes of slack. */
export const CONNECTION_MINUTES = 130;

/** One open socket: whose it is and what it listens to besides its user. */
export interface Connection {
  readonly id: string;
  readonly email: string;
  readonly group: Audience;
  readonly connectedAt: string;
  readonly expiresAt: string;
}
