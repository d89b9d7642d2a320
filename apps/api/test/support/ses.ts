import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';

/** What SES is asked: SendEmail of version 2, a raw message. */
interface SendEmail {
  readonly FromEmailAddress?: string;
  readonly Destination?: { readonly ToAddresses?: readonly string[] };
  readonly Content?: { readonly Raw?: { readonly Data?: string } };
}

export interface SentMail {
  readonly call: string;
  readonly headers: IncomingHttpHeaders;
  readonly request: SendEmail;
  readonly mail: Email;
}

/** A refusal as AWS words it. */
export interface SesRefusal {
  readonly status: number;
  readonly type: string;
  readonly message?: string;
}

/** SES on 127.0.0.1, as far as the api talks to it: it keeps what it is asked and answers as it is told to. */
export class Ses {
  /** Every call, the refused ones included. */
  readonly calls: SentMail[] = [];
  /** What the next calls are answered with; those after them succeed. */
  readonly refusals: SesRefusal[] = [];
  readonly #server: Server;
  readonly #waiting = new Set<() => void>();

  private constructor() {
    this.#server = createServer((request, response) => {
      void (async () => {
        const body = (await json(request)) as SendEmail;
        const raw = Buffer.from(body.Content?.Raw?.Data ?? '', 'base64');
        const call = `${String(request.method)} ${String(request.url)}`;
        const mail = await PostalMime.parse(raw);
        this.calls.push({ call, headers: request.headers, request: body, mail });
        const refusal = this.refusals.shift();
        response.statusCode = refusal?.status ?? 200;
        response.setHeader('Content-Type', 'application/json');
        if (refusal !== undefined) response.setHeader('X-Amzn-ErrorType', refusal.type);
        response.end(
          JSON.stringify(
            refusal === undefined
              ? { MessageId: `message-${String(this.calls.length)}` }
              : { message: refusal.message ?? 'No.' },
          ),
        );
        for (const wake of this.#waiting) wake();
        this.#waiting.clear();
      })();
    });
  }

  static async open(): Promise<Ses> {
    const ses = new Ses();
    ses.#server.listen(0, '127.0.0.1');
    await once(ses.#server, 'listening');
    return ses;
  }

  /** What the api takes as MAIL_URL. */
  get mailUrl(): string {
    return `ses:http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** The n-th call, waited for. */
  async wait(count: number): Promise<SentMail> {
    for (;;) {
      const call = this.calls[count - 1];
      if (call !== undefined) return call;
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
