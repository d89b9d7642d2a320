import { Role, SPECIALITIES, type Speciality } from '@vigia/domain/shared';
import { AccountStatus, type Actor } from '@vigia/domain/user';
import {
  SignJWT,
  createLocalJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  type JWK,
  type JWTPayload,
} from 'jose';

/** Seconds an access token is good for. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** Seconds a ticket is good for. */
export const TICKET_SECONDS = 60;

/** What a ticket opens. */
export type TicketAudience = 'ws' | 'board';

/** What an access token proves: who, and by which session. */
export interface AccessClaims {
  readonly actor: Actor;
  readonly sessionId: string;
}

/** What a ticket proves; whoever accepts it claims `ticketId` once. */
export interface TicketClaims extends AccessClaims {
  readonly ticketId: string;
  readonly expiresAt: string;
}

/** What a board ticket opens, and for what. */
export interface BoardGrant {
  readonly boardId: string;
  readonly boardRole: 'read' | 'write';
}

/** What a board ticket proves; access that ended after `issuedAt` ends what it opened. */
export interface BoardTicketClaims extends TicketClaims, BoardGrant {
  readonly issuedAt: string;
}

/** Seconds the link of a mail that mutes an incident is good for. */
export const MUTE_LINK_SECONDS = 30 * 24 * 60 * 60;

/** What the link of a mail mutes, and for whom. */
export interface MuteClaims {
  readonly email: string;
  readonly incidentId: string;
}

/** Public keys that tokens may be signed with: the current one, and the last one while keys rotate. */
export interface PublicKeys {
  readonly keys: readonly JWK[];
}

const ALGORITHM = 'EdDSA';
const ISSUER = 'vigia';
const ACCESS = 'access';
const BOARD: TicketAudience = 'board';
const MUTE = 'mute';

/** A fresh Ed25519 key pair as JWKs with a common `kid`. */
export async function generateSigningKey(
  kid: string,
): Promise<{ readonly privateKey: JWK; readonly publicKey: JWK }> {
  const pair = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const common = { kid, alg: ALGORITHM, use: 'sig' };
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)), ...common },
    publicKey: { ...(await exportJWK(pair.publicKey)), ...common },
  };
}

/** Signs tokens with the private key; only the api has one. */
export class TokenSigner {
  private constructor(
    private readonly key: Awaited<ReturnType<typeof importJWK>>,
    private readonly kid: string,
  ) {}

  /** Reads the private JWK; it must carry a `kid`. */
  static async from(privateKey: JWK): Promise<TokenSigner> {
    if (privateKey.kid === undefined) throw new Error('The signing key has no kid.');
    return new TokenSigner(await importJWK(privateKey, ALGORITHM), privateKey.kid);
  }

  /** An access token, good for 15 minutes from `atMs`. */
  async access(claims: AccessClaims, atMs: number): Promise<string> {
    return this.sign(payloadOf(claims), ACCESS, ACCESS_TOKEN_SECONDS, atMs);
  }

  /** A ticket, good once and for 60 seconds from `atMs`. */
  async ticket(
    claims: AccessClaims & { readonly ticketId: string },
    audience: TicketAudience,
    atMs: number,
  ): Promise<string> {
    const payload = { ...payloadOf(claims), jti: claims.ticketId };
    return this.sign(payload, audience, TICKET_SECONDS, atMs);
  }

  /** A ticket for one board, good once and for 60 seconds from `atMs`. */
  async boardTicket(
    claims: AccessClaims & BoardGrant & { readonly ticketId: string },
    atMs: number,
  ): Promise<string> {
    const { ticketId, boardId, boardRole } = claims;
    const payload = { ...payloadOf(claims), jti: ticketId, brd: boardId, brl: boardRole };
    return this.sign(payload, BOARD, TICKET_SECONDS, atMs);
  }

  /** [PRF-4] A token that mutes one incident for one person and does nothing else, good for 30 days from `atMs`. */
  async mute({ email, incidentId }: MuteClaims, atMs: number): Promise<string> {
    return this.sign({ sub: email, inc: incidentId }, MUTE, MUTE_LINK_SECONDS, atMs);
  }

  private async sign(
    payload: JWTPayload,
    audience: string,
    seconds: number,
    atMs: number,
  ): Promise<string> {
    const issued = Math.floor(atMs / 1000);
    return new SignJWT(payload)
      .setProtectedHeader({ alg: ALGORITHM, kid: this.kid })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(issued)
      .setExpirationTime(issued + seconds)
      .sign(this.key);
  }
}

/** Verifies tokens with the public keys; api, Lambdas and boards hold nothing else. */
export class TokenVerifier {
  readonly #keys: ReturnType<typeof createLocalJWKSet>;

  constructor(publicKeys: PublicKeys) {
    this.#keys = createLocalJWKSet({ keys: [...publicKeys.keys] });
  }

  /** The claims of an access token, or `undefined` when it is none, is forged or expired. */
  async access(token: string, atMs: number): Promise<AccessClaims | undefined> {
    return claimsOf(await this.verify(token, ACCESS, atMs));
  }

  /** The claims of a ticket, or `undefined`; claiming its id once is the caller's part. */
  async ticket(
    token: string,
    audience: TicketAudience,
    atMs: number,
  ): Promise<TicketClaims | undefined> {
    return ticketOf(await this.verify(token, audience, atMs));
  }

  /** The claims of a board ticket, or `undefined`; claiming its id once is the caller's part. */
  async boardTicket(token: string, atMs: number): Promise<BoardTicketClaims | undefined> {
    const payload = await this.verify(token, BOARD, atMs);
    const claims = ticketOf(payload);
    if (claims === undefined || payload?.iat === undefined) return undefined;
    const { brd, brl } = payload;
    if (typeof brd !== 'string' || (brl !== 'read' && brl !== 'write')) return undefined;
    const issuedAt = new Date(payload.iat * 1000).toISOString();
    return { ...claims, issuedAt, boardId: brd, boardRole: brl };
  }

  /** What a token of `mute` mutes, or `undefined`. */
  async mute(token: string, atMs: number): Promise<MuteClaims | undefined> {
    const { sub, inc } = (await this.verify(token, MUTE, atMs)) ?? {};
    return typeof sub === 'string' && typeof inc === 'string'
      ? { email: sub, incidentId: inc }
      : undefined;
  }

  private async verify(
    token: string,
    audience: string,
    atMs: number,
  ): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience,
        currentDate: new Date(atMs),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
      throw error;
    }
  }
}

function payloadOf({ actor, sessionId }: AccessClaims): JWTPayload {
  return {
    sub: actor.email,
    sid: sessionId,
    name: actor.name,
    role: actor.role,
    spec: actor.speciality,
    st: actor.status,
  };
}

function ticketOf(payload: JWTPayload | undefined): TicketClaims | undefined {
  const claims = claimsOf(payload);
  if (claims === undefined || payload?.jti === undefined || payload.exp === undefined) {
    return undefined;
  }
  return {
    ...claims,
    ticketId: payload.jti,
    expiresAt: new Date(payload.exp * 1000).toISOString(),
  };
}

function claimsOf(payload: JWTPayload | undefined): AccessClaims | undefined {
  if (payload === undefined) return undefined;
  const { sub, sid, name, role, spec, st } = payload as Record<string, unknown>;
  const knownRole = Object.values(Role).find((known) => known === role);
  const knownStatus = Object.values(AccountStatus).find((known) => known === st);
  const speciality: Speciality | null = SPECIALITIES.find((known) => known === spec) ?? null;
  if (
    typeof sub !== 'string' ||
    typeof sid !== 'string' ||
    typeof name !== 'string' ||
    knownRole === undefined ||
    knownStatus === undefined
  ) {
    return undefined;
  }
  return {
    actor: { email: sub, name, role: knownRole, speciality, status: knownStatus },
    sessionId: sid,
  };
}
