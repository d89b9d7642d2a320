import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Injectable } from '@nestjs/common';
import type { Attempt } from '@vigia/domain/webhook';
import { Clock } from '@vigia/platform';
import { useAgent } from 'request-filtering-agent';
import { Webhook as Signature } from 'standardwebhooks';
import { Config } from '../../config/config.js';

/** Time that the other side has to answer, in milliseconds. */
const ANSWER_MS = 10_000;
const REASON_MAX = 200;

/** One post to another system. */
export interface Post {
  readonly url: string;
  readonly messageId: string;
  readonly body: string;
  /** Newest first; each signs. That they cannot be opened is a try that failed. */
  readonly secrets: () => readonly string[];
}

/** Posts to other systems, and to none on our own network. */
@Injectable()
export class WebhookSender {
  readonly #reach: {
    readonly allowPrivateIPAddress: boolean;
    readonly allowMetaIPAddress: boolean;
  };

  constructor(
    { webhooksStayPublic }: Config,
    private readonly clock: Clock,
  ) {
    const isInsideFine = !webhooksStayPublic;
    this.#reach = { allowPrivateIPAddress: isInsideFine, allowMetaIPAddress: isInsideFine };
  }

  /**
   * [HOOK-2] [HOOK-3] Signs and posts; never throws. The address that is connected to is the one that was checked,
   * redirects are not followed, and of the answer only its status is looked at.
   */
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
      const httpStatus = await this.post(url, headers, body);
      const arrived = httpStatus >= 200 && httpStatus < 300;
      return { at, httpStatus, error: arrived ? '' : `HTTP ${String(httpStatus)}` };
    } catch (error) {
      return { at, httpStatus: null, error: reasonOf(error) };
    }
  }

  private post(url: string, headers: Record<string, string>, body: string): Promise<number> {
    const post = url.startsWith('https:') ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const posting = post(url, {
        method: 'POST',
        headers,
        agent: useAgent(url, this.#reach),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      posting.on('response', (answer) => {
        resolve(answer.statusCode ?? 0);
        // Nobody reads what else it says.
        answer.destroy();
      });
      posting.on('error', reject);
      // An answer that switches protocols is neither a response nor an error.
      posting.on('close', () => {
        reject(new Error('no answer'));
      });
      posting.end(body);
    });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return `no answer within ${String(ANSWER_MS / 1000)} s`;
  }
  return error.message.replace(/\s+/g, ' ').slice(0, REASON_MAX);
}
