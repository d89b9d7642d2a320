import { importJWK, jwtVerify } from 'jose';

const SCHEME = /^vapid t=([\w.-]+),\s?k=([\w-]+)$/;
/** RFC 8292: no token may be good for longer. */
const DAY_SECONDS = 86_400;
const COORDINATE_BYTES = 32;

/**
 * Who says to send, by the authorization of a post (RFC 8292): signed with the key that the subscription is for, for this
 * push service, and not for long. Nothing else may send.
 */
export async function requireVapid(
  authorization: string | undefined,
  origin: string,
  key: string,
): Promise<string | undefined> {
  const [, token, sender] = SCHEME.exec(authorization ?? '') ?? [];
  if (token === undefined || sender !== key) return undefined;
  try {
    const { payload } = await jwtVerify(token, await importJWK(jwkOf(key), 'ES256'), {
      audience: origin,
      requiredClaims: ['exp', 'sub'],
    });
    const lives = (payload.exp ?? 0) - Date.now() / 1000;
    return lives <= DAY_SECONDS ? payload.sub : undefined;
  } catch {
    return undefined;
  }
}

/** An uncompressed point of P-256 as a JWK. */
function jwkOf(key: string) {
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 1 + COORDINATE_BYTES), point.subarray(1 + COORDINATE_BYTES)];
  return { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
}
