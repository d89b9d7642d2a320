import {
  BadRequestException,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { createTransport, type Transporter } from 'nodemailer';
import type { Mail } from './mail.js';
import { MailRefusedError, MailTransport, envelopeOf } from './mail-transport.js';

const CONNECT_MS = 1_000;
const REQUEST_MS = 10_000;

export interface SesOptions {
  readonly region: string;
  /** A stand-in for SES, which takes any credentials; absent for AWS itself. */
  readonly endpoint: string | undefined;
}

/** SES by its own protocol, as the role of the task: there is no password to keep. */
export class SesMailTransport extends MailTransport {
  readonly #client: SESv2Client;
  readonly #transport: Transporter;

  constructor(
    { region, endpoint }: SesOptions,
    private readonly from: string,
  ) {
    super();
    this.#client = new SESv2Client({
      region,
      // MailService tries again, with longer pauses.
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: REQUEST_MS,
        throwOnRequestTimeout: true,
      },
      ...(endpoint !== undefined && {
        endpoint,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    });
    this.#transport = createTransport({ SES: { sesClient: this.#client, SendEmailCommand } });
  }

  override async send(mail: Mail): Promise<void> {
    try {
      await this.#transport.sendMail(envelopeOf(mail, this.from));
    } catch (error) {
      if (error instanceof MessageRejected || error instanceof BadRequestException) {
        throw new MailRefusedError({ cause: error });
      }
      throw error;
    }
  }
}
