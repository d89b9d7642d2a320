import { createECDH } from 'node:crypto';
import type { Parse } from '@vigia/platform';
import type { ApiEnv } from './env.contract.js';

/** Who we are to push services (RFC 8292), keys as base64url. */
export interface VapidConfig {
  /** Browsers subscribe for it: only its owner can send to them. */
  readonly publicKey: string;
  readonly privateKey: string;
  /** Where the owner of a push service finds us. */
  readonly subject: string;
}

/** The keys that a private key stands for, or none. */
function vapidKeys(raw: string): Omit<VapidConfig, 'subject'> | undefined {
  if (raw === 'none') return undefined;
  try {
    if (!/^[\w-]{43}$/.test(raw)) throw new Error('no 32 bytes');
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(raw, 'base64url');
    return { publicKey: pair.getPublicKey('base64url', 'uncompressed'), privateKey: raw };
  } catch {
    throw new Error('must be a private key of P-256, 32 bytes as base64url, or none');
  }
}

/** What the variables are read by. */
export const VAPID_SHAPE = {
  VAPID_PRIVATE_KEY: vapidKeys,
  VAPID_SUBJECT: subject,
} satisfies Record<Extract<keyof ApiEnv, `VAPID_${string}`>, Parse<unknown>>;

function subject(raw: string): string {
  const isAddress = URL.canParse(raw) && ['https:', 'mailto:'].includes(new URL(raw).protocol);
  if (!isAddress) throw new Error('must be an https or mailto address');
  return raw;
}
