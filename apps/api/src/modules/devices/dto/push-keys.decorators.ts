import { ECDH } from 'node:crypto';
import { ValidateBy } from 'class-validator';

const POINT_BYTES = 65;
const AUTH_BYTES = 16;
const BASE64URL = /^[\w-]+$/;

/** How the public key of a subscription is described. */
export const POINT_SCHEMA = {
  type: 'string',
  minLength: 87,
  maxLength: 87,
  pattern: '^[A-Za-z0-9_-]{87}$',
  description: 'An uncompressed point of P-256 as base64url, as browsers give it.',
} as const;

/** How the secret of a subscription is described. */
export const AUTH_SCHEMA = {
  type: 'string',
  minLength: 22,
  maxLength: 22,
  pattern: '^[A-Za-z0-9_-]{22}$',
  description: '16 bytes as base64url, as browsers give them.',
} as const;

/** A public key that messages can be encrypted for. */
export function IsPushPoint(): PropertyDecorator {
  return ValidateBy(
    { name: 'isPushPoint', validator: { validate: isPoint } },
    {
      context: {
        text: {
          es: 'debe ser un punto de P-256 sin comprimir, en base64url',
          en: 'must be an uncompressed point of P-256, as base64url',
        },
      },
    },
  );
}

/** The secret that a browser shares with who sends to it. */
export function IsPushAuth(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isPushAuth',
      validator: { validate: (value) => bytesOf(value)?.length === AUTH_BYTES },
    },
    {
      context: {
        text: { es: 'deben ser 16 bytes en base64url', en: 'must be 16 bytes as base64url' },
      },
    },
  );
}

function isPoint(value: unknown): boolean {
  const point = bytesOf(value);
  if (point?.length !== POINT_BYTES || point[0] !== 4) return false;
  try {
    ECDH.convertKey(point, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

function bytesOf(value: unknown): Buffer | undefined {
  return typeof value === 'string' && BASE64URL.test(value)
    ? Buffer.from(value, 'base64url')
    : undefined;
}
