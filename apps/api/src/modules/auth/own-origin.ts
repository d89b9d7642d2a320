import { ProblemException } from '@vigia/platform/nest';
import type { Request } from 'express';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * [ACC-14] Refuses a write that a foreign site makes a browser send. Clients that are no browsers send neither header;
 * bodies of forms never get here, because only JSON is read.
 */
export function requireOwnOrigin(request: Request, origins: readonly string[]): void {
  if (SAFE_METHODS.includes(request.method) || request.get('authorization') !== undefined) return;
  const origin = request.get('origin');
  const site = request.get('sec-fetch-site');
  const ours =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : origins.includes(origin) || site === 'same-origin';
  if (!ours) throw new ProblemException('csrf-refused');
}
