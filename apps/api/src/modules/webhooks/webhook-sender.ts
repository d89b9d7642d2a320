import { Injectable } from '@nestjs/common';
import type { Attempt } from '@vigia/domain/webhook';
import { Clock } from '@vigia/platform';
import { Webhook as Signature } from 'standardwebhooks';
import { ANSWER_MS, Outbound } from '../../outbound/outbound.js';

const REASON_MAX = 200;

/** One post to another system. */
export interface Post {
  readonly url: string;
  readonly messageId: string;
  readonly body: string;
  /** Newest first; each signs. That they cannot be opened is a try that failed. */
  readonly secrets: () => readonly string[];
}

/** Brings what happened to other systems. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly outbound: Outbound,
    private readonly clock: Clock,
  ) {}

  /** [HOOK-2] [HOOK-3] Signs and posts; never throws. */
  async send({ url, messageId, body, secrets }: Post): Promise<Attempt> {
    const at = this.clock.now();
    const moment = new Date(at);
    try {
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(body)),
        'User-Agent': 'Vigia-Webhooks/1',
        'webhook-id': messageId,
        'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
        'webhook-signature': secrets()
          .map((secret) => new Signature(secret).sign(messageId, moment, body))
          .join(' '),
      };
      const httpStatus = await this.outbound.post(url, headers, body);
      const arrived = httpStatus >= 200 && httpStatus < 300;
      return { at, httpStatus, error: arrived ? '' : `HTTP ${String(httpStatus)}` };
    } catch (error) {
      return { at, httpStatus: null, error: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return `no answer within ${String(ANSWER_MS / 1000)} s`;
  }
  return error.message.replace(/\s+/g, ' ').slice(0, REASON_MAX);
}
