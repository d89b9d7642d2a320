import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 as base64url: how high-entropy secrets are stored and requests are fingerprinted. */
export function digest(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}

/** Compares two texts in a time that does not tell where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const [left, right] = [digest(a), digest(b)].map((text) => Buffer.from(text));
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
