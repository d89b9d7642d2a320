import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { signingSecrets, type Webhook } from '@vigia/domain/webhook';
import { Seal } from '../../secrets/seal.js';

/** As long as the digest that it makes. */
const SECRET_BYTES = 32;

/** Secrets that sign deliveries: told once, kept sealed. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly seal: Seal) {}

  /** A new one in the spelling of Standard Webhooks, open to be told and sealed to be kept. */
  create(webhookId: string): { readonly open: string; readonly sealed: string } {
    const open = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    return { open, sealed: this.seal.seal(open, owner(webhookId)) };
  }

  /** Those that sign a delivery at a moment, newest first. */
  of(webhook: Webhook, at: string): readonly string[] {
    return signingSecrets(webhook, at).map((sealed) => this.seal.open(sealed, owner(webhook.id)));
  }
}

function owner(webhookId: string): string {
  return `webhook#${webhookId}`;
}
