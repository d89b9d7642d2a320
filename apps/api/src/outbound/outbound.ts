import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Injectable } from '@nestjs/common';
import { useAgent } from 'request-filtering-agent';
import { Config } from '../config/config.js';

/** Time that the other side has to answer, in milliseconds. */
export const ANSWER_MS = 10_000;

/** Posts to addresses that people gave us, and to none on our own network. */
@Injectable()
export class Outbound {
  readonly #reach: {
    readonly allowPrivateIPAddress: boolean;
    readonly allowMetaIPAddress: boolean;
  };

  constructor({ outboundStaysPublic }: Config) {
    const isInsideFine = !outboundStaysPublic;
    this.#reach = { allowPrivateIPAddress: isInsideFine, allowMetaIPAddress: isInsideFine };
  }

  /**
   * The status of the answer. The address that is connected to is the one that was checked, redirects are not followed,
   * and nothing else of the answer is looked at.
   */
  post(
    url: string,
    headers: Readonly<Record<string, string | number>>,
    body: string | Buffer,
  ): Promise<number> {
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
