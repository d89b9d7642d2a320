import { createTransport, type Transporter } from 'nodemailer';
import type { Mail } from './mail.js';

/** Port: hands a mail to a mail server. */
export abstract class MailTransport {
  abstract send(mail: Mail): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** A mail server spoken to over SMTP. */
export class SmtpTransport extends MailTransport {
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

  override async send({ to, subject, text, html }: Mail): Promise<void> {
    // As an object: the address is taken as it is and never parsed as a list.
    const recipient = { name: '', address: to };
    await this.#transport.sendMail({ from: this.from, to: recipient, subject, text, html });
  }
}
