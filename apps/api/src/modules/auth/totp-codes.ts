import { Injectable } from '@nestjs/common';
import { Clock, digest } from '@vigia/platform';
import { generateSecret, generateURI, verify } from 'otplib';
import { randomInt } from 'node:crypto';

const ISSUER = 'Vigía';
/** Clocks of phones may be off by a step. */
const TOLERANCE_SECONDS = 30;
const TOTP = /^\d{6}$/;

/** Without letters that people mistake for digits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** Codes of an authenticator app (RFC 6238), and the codes for those who lost it. */
@Injectable()
export class TotpCodes {
  constructor(private readonly clock: Clock) {}

  /** A fresh secret of 160 bits. */
  secret(): string {
    return generateSecret();
  }

  /** What the QR code holds. */
  uri(email: string, secret: string): string {
    return generateURI({ issuer: ISSUER, label: email, secret });
  }

  /** Whether it may be a code of an app; anything else may be a recovery code. */
  isTotp(code: string): boolean {
    return TOTP.test(code);
  }

  /** The time step that a code belongs to; `undefined` when it is none of now. */
  async stepOf(secret: string, code: string): Promise<number | undefined> {
    if (!TOTP.test(code)) return undefined;
    const result = await verify({
      secret,
      token: code,
      epoch: Math.floor(this.clock.nowMs() / 1000),
      epochTolerance: TOLERANCE_SECONDS,
    });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  }

  /** A fresh recovery code: 79 bits, in groups that can be read out. */
  recoveryCode(): string {
    return Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
    ).join('-');
  }

  /** How a recovery code is stored and found, however it was typed. */
  recoveryHash(code: string): string {
    return digest(code.toLowerCase().replace(/[^a-z0-9]/g, ''));
  }
}
