import { isEnded, type Session } from '../identity/index.js';
import type { User } from '../user/index.js';

/** Where a browser can be reached by Web Push, and by whose session it may be. */
export interface Device {
  /** Digest of the endpoint: the same browser is the same device, whoever uses it. */
  readonly id: string;
  readonly email: string;
  readonly sessionId: string;
  /** Address at the push service of the browser. */
  readonly endpoint: string;
  /** What a message is encrypted with (RFC 8291): the browser's public key and a secret that it shares, as base64url. */
  readonly p256dh: string;
  readonly auth: string;
  /** When the web app was opened there last. */
  readonly usedAt: string;
}

/** Devices of one person at most. */
export const DEVICES_MAX = 10;
/** Longest address at a push service. */
export const ENDPOINT_MAX = 1000;
/** Days after which a device is forgotten where the web app is not opened any more. */
export const DEVICE_DAYS = 60;

const ADDRESS = /^https:\/\/[^\s/?#@:[\]]+(?:[/?][^\s#]*)?$/i;
const IP = /^https:\/\/[\d.]+(?:[/?]|$)/i;

/** [PSH-2] Whether a push service of the public internet can be there: https at its usual port, by a name. */
export function isPushAddress(endpoint: string): boolean {
  return ADDRESS.test(endpoint) && !IP.test(endpoint);
}

/** [PSH-1] The devices that have to go, so that there is room for as many as one person may have. */
export function surplusDevices(devices: readonly Device[]): readonly Device[] {
  const latestFirst = devices.toSorted((a, b) => b.usedAt.localeCompare(a.usedAt));
  return latestFirst.slice(DEVICES_MAX);
}

/** [PSH-3] Whether the session that registered a device goes on. A cookie that idles is no log-out. */
export function isReachable(
  { email }: Pick<Device, 'email'>,
  session: Session | undefined,
  user: User,
  at: string,
): boolean {
  return session?.email === email && session.expiresAt > at && !isEnded(session, user);
}
