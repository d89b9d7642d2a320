import { createTransport, type Transporter } from 'nodemailer';
import type { Mail } from './mail.js';
import { MailRefusedError, MailTransport, envelopeOf } from './mail-transport.js';

const PATIENCE_MS = 10_000;

/** A mail server spoken to over SMTP. */
export class SmtpMailTransport extends MailTransport {
  readonly #transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.#transport = createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    });
  }

  override async send(mail: Mail): Promise<void> {
    try {
      await this.#transport.sendMail(envelopeOf(mail, this.from));
    } catch (error) {
      if (isPermanent(error)) throw new MailRefusedError({ cause: error });
      throw error;
    }
  }
}

/** Replies of 500 and above say that trying again is of no use (RFC 5321, 4.2.1). */
function isPermanent(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  return typeof code === 'number' && code >= 500;
}
