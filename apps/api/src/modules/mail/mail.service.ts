import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { mailOf } from './mail.js';
import type { Letter } from './letter.js';
import { MailRefusedError, MailTransport } from './mail-transport.js';

const PAUSES_MS = [1_000, 5_000, 30_000];

/** Sends mails behind the answer: nobody waits for a mail server, and its failures are retried, then logged. */
@Injectable()
export class MailService implements OnApplicationShutdown {
  readonly #logger = new Logger(MailService.name);
  readonly #running = new Set<Promise<void>>();
  readonly #waiting = new Set<() => void>();
  #closing = false;

  constructor(private readonly transport: MailTransport) {}

  /** Writes and sends a mail behind the answer; none when there is nothing to tell. */
  sendLater(prepare: () => Promise<Letter | undefined>): void {
    const run = this.deliver(prepare)
      .catch((error: unknown) => this.#logger.error({ err: error }, 'mail not prepared'))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** Sends a mail now, once: `refused` when the mail server would refuse it again. Fails when it may take it later. */
  async send(letter: Letter): Promise<'sent' | 'refused'> {
    const mail = mailOf(letter);
    try {
      await this.transport.send(mail);
      return 'sent';
    } catch (error) {
      if (!(error instanceof MailRefusedError)) throw error;
      this.#logger.error({ err: error, mail: mail.kind }, 'mail not sent');
      return 'refused';
    }
  }

  /** Lets what is being sent finish; what waits for another attempt gets it now, as the last. */
  async onApplicationShutdown(): Promise<void> {
    this.#closing = true;
    for (const wake of this.#waiting) wake();
    await Promise.all(this.#running);
  }

  private async deliver(prepare: () => Promise<Letter | undefined>): Promise<void> {
    const letter = await prepare();
    if (letter === undefined) return;
    const mail = mailOf(letter);
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.transport.send(mail);
        return;
      } catch (error) {
        const pause = PAUSES_MS[attempt];
        const fields = { err: error, mail: mail.kind, attempt: attempt + 1 };
        if (error instanceof MailRefusedError || pause === undefined || this.#closing) {
          this.#logger.error(fields, 'mail not sent');
          return;
        }
        // In other words than the final failure, which an alarm counts by its words.
        this.#logger.warn(fields, 'mail delayed');
        await this.pause(pause);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#waiting.add(wake);
    });
  }
}
