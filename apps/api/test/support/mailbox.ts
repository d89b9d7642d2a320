import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const PATIENCE_MS = 10_000;

/** A real mail server on 127.0.0.1 that keeps what it gets. */
export class Mailbox {
  readonly #server: SMTPServer;
  readonly #mails: ReceivedMail[] = [];
  readonly #waiting = new Set<() => void>();
  /** Refuses so many mails before it takes one. */
  refuse = 0;

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (this.refuse > 0) {
            this.refuse -= 1;
            done(new Error('451 try again'));
            return;
          }
          const to = session.envelope.rcptTo[0]?.address ?? '';
          void this.keep(to, Buffer.concat(chunks)).then(() => done());
        });
      },
    });
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    mailbox.#server.listen(0, '127.0.0.1');
    await once(mailbox.#server.server, 'listening');
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${String((this.#server.server.address() as AddressInfo).port)}`;
  }

  /** All mails to an address so far, oldest first. */
  of(email: string): readonly ReceivedMail[] {
    return this.#mails.filter((mail) => mail.to === email);
  }

  /** The n-th mail to an address, waited for. */
  async wait(email: string, count = 1): Promise<ReceivedMail> {
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const mail = this.of(email)[count - 1];
      if (mail !== undefined) return mail;
      await new Promise<void>((resolve, reject) => {
        const onDeadline = (): void =>
          reject(new Error(`No mail number ${String(count)} to ${email}.`));
        deadline.addEventListener('abort', onDeadline, { once: true });
        this.#waiting.add(() => {
          deadline.removeEventListener('abort', onDeadline);
          resolve();
        });
      });
    }
  }

  /** The token of the link in the n-th mail to an address. */
  async token(email: string, count = 1): Promise<string> {
    const { text } = await this.wait(email, count);
    const token = /\/(?:verificar|restablecer|invitacion)\?token=([\w-]+)/.exec(text)?.[1];
    if (token === undefined) throw new Error(`No link in the mail to ${email}.`);
    return token;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }

  private async keep(to: string, raw: Buffer): Promise<void> {
    const { subject = '', text = '', html = '' } = await PostalMime.parse(raw);
    this.#mails.push({ to, subject, text, html });
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
