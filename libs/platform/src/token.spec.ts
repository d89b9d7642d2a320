import { Role } from '@vigia/domain/shared';
import { AccountStatus } from '@vigia/domain/user';
import { SignJWT, UnsecuredJWT, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { MUTE_LINK_SECONDS, TokenSigner, TokenVerifier, generateSigningKey } from './token.js';

type KeyPair = Awaited<ReturnType<typeof generateSigningKey>>;

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const CLAIMS = {
  actor: {
    email: 'leo@servicios.utec.edu.pe',
    name: 'Leo',
    role: Role.Worker,
    speciality: 'TI' as const,
    status: AccountStatus.Active,
  },
  sessionId: 'session-1',
};

let keys: KeyPair;
let foreign: KeyPair;
let signer: TokenSigner;
let verifier: TokenVerifier;

beforeAll(async () => {
  [keys, foreign] = await Promise.all([generateSigningKey('a'), generateSigningKey('a')]);
  signer = await TokenSigner.from(keys.privateKey);
  verifier = new TokenVerifier({ keys: [keys.publicKey] });
});

describe('an access token', () => {
  it('proves its claims for fifteen minutes', async () => {
    const token = await signer.access(CLAIMS, NOW);

    expect(await verifier.access(token, NOW)).toEqual(CLAIMS);
    expect(await verifier.access(token, NOW + 899_000)).toEqual(CLAIMS);
    expect(await verifier.access(token, NOW + 900_000)).toBeUndefined();
  });

  it('is refused when somebody else signed it under the same key id', async () => {
    const forger = await TokenSigner.from(foreign.privateKey);

    expect(await verifier.access(await forger.access(CLAIMS, NOW), NOW)).toBeUndefined();
  });

  it('is refused when a letter of it changed', async () => {
    const token = await signer.access(CLAIMS, NOW);
    const [header, payload = '', signature] = token.split('.');
    const changed = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...changed, role: 'admin' })).toString('base64url');

    expect(await verifier.access(`${header}.${forged}.${signature}`, NOW)).toBeUndefined();
  });

  it('is refused unsigned, and signed with the public key as a shared secret', async () => {
    const payload = { sub: 'a', sid: 'b', name: 'c', role: 'admin', st: 'activo' };
    const unsigned = new UnsecuredJWT(payload)
      .setIssuer('vigia')
      .setAudience('access')
      .setExpirationTime(NOW / 1000 + 900)
      .encode();
    const confused = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', kid: 'a' })
      .setIssuer('vigia')
      .setAudience('access')
      .setExpirationTime(NOW / 1000 + 900)
      .sign(new TextEncoder().encode(keys.publicKey.x));

    expect(await verifier.access(unsigned, NOW)).toBeUndefined();
    expect(await verifier.access(confused, NOW)).toBeUndefined();
  });

  it.each([
    { sub: 1 },
    { sid: undefined },
    { name: null },
    { role: 'rector' },
    { st: 'feliz' },
    { iss: 'other' },
    { aud: 'ws' },
  ])('is refused with the claims %j', async (wrong) => {
    const key = await importJWK(keys.privateKey, 'EdDSA');
    const claims = {
      sub: 'a',
      sid: 'b',
      name: 'c',
      role: 'admin',
      st: 'activo',
      iss: 'vigia',
      aud: 'access',
    };
    const token = await new SignJWT({ ...claims, ...wrong } as Record<string, unknown>)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'a' })
      .setExpirationTime(NOW / 1000 + 900)
      .sign(key);

    expect(await verifier.access(token, NOW)).toBeUndefined();
  });

  it.each(['', 'x', 'a.b.c', '..', 'ñ.ñ.ñ'])('is not %j', async (token) => {
    expect(await verifier.access(token, NOW)).toBeUndefined();
  });

  it('still proves its claims while keys rotate', async () => {
    const next = await generateSigningKey('b');
    const both = new TokenVerifier({ keys: [next.publicKey, keys.publicKey] });
    const nextSigner = await TokenSigner.from(next.privateKey);

    expect(await both.access(await signer.access(CLAIMS, NOW), NOW)).toEqual(CLAIMS);
    expect(await both.access(await nextSigner.access(CLAIMS, NOW), NOW)).toEqual(CLAIMS);
    expect(await verifier.access(await nextSigner.access(CLAIMS, NOW), NOW)).toBeUndefined();
  });
});

describe('a ticket', () => {
  it('proves its claims and its id for a minute, to its own audience', async () => {
    const token = await signer.ticket({ ...CLAIMS, ticketId: 't1' }, 'ws', NOW);

    expect(await verifier.ticket(token, 'ws', NOW)).toEqual({
      ...CLAIMS,
      ticketId: 't1',
      expiresAt: '2026-03-01T12:01:00.000Z',
    });
    expect(await verifier.ticket(token, 'ws', NOW + 60_000)).toBeUndefined();
    expect(await verifier.ticket(token, 'board', NOW)).toBeUndefined();
    expect(await verifier.access(token, NOW)).toBeUndefined();
  });

  it('is not an access token', async () => {
    expect(await verifier.ticket(await signer.access(CLAIMS, NOW), 'ws', NOW)).toBeUndefined();
  });
});

describe('a board ticket', () => {
  const grant = { ...CLAIMS, ticketId: 't2', boardId: 'b1', boardRole: 'read' as const };

  it('proves what it opens for a minute', async () => {
    const token = await signer.boardTicket(grant, NOW);

    expect(await verifier.boardTicket(token, NOW)).toEqual({
      ...grant,
      issuedAt: '2026-03-01T12:00:00.000Z',
      expiresAt: '2026-03-01T12:01:00.000Z',
    });
    expect(await verifier.boardTicket(token, NOW + 60_000)).toBeUndefined();
  });

  it('is not a ticket that names no board', async () => {
    const token = await signer.ticket({ ...CLAIMS, ticketId: 't3' }, 'board', NOW);

    expect(await verifier.boardTicket(token, NOW)).toBeUndefined();
  });
});

describe('TokenSigner', () => {
  it('needs a key that says its id', async () => {
    const { kid: _kid, ...anonymous } = keys.privateKey;

    await expect(TokenSigner.from(anonymous)).rejects.toThrow('no kid');
  });
});

describe('a token that mutes', () => {
  const claims = { email: 'ana@utec.edu.pe', incidentId: 'i-1' };

  it('[PRF-4] proves for whom and what for thirty days', async () => {
    const token = await signer.mute(claims, NOW);

    expect(await verifier.mute(token, NOW + MUTE_LINK_SECONDS * 1000 - 1000)).toEqual(claims);
    expect(await verifier.mute(token, NOW + MUTE_LINK_SECONDS * 1000)).toBeUndefined();
  });

  it('[PRF-4] opens nothing else, and nothing else mutes', async () => {
    const token = await signer.mute(claims, NOW);

    expect(await verifier.access(token, NOW)).toBeUndefined();
    expect(await verifier.ticket(token, 'ws', NOW)).toBeUndefined();
    expect(await verifier.mute(await signer.access(CLAIMS, NOW), NOW)).toBeUndefined();
  });
});
