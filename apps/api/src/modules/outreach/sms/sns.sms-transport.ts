import {
  InvalidParameterException,
  InvalidParameterValueException,
  PublishCommand,
  SNSClient,
  SNSServiceException,
} from '@aws-sdk/client-sns';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { SmsServer } from '../../../config/config.js';
import { SmsNotTakenError, SmsTransport, type Sms } from './sms-transport.js';

const CONNECT_MS = 1_000;
const REQUEST_MS = 10_000;

/** SMS by SNS, as the role of the task. */
export class SnsSmsTransport extends SmsTransport implements OnApplicationShutdown {
  readonly #client: SNSClient;

  constructor(
    { region, endpoint }: SmsServer,
    private readonly senderId: string | undefined,
  ) {
    super();
    this.#client = new SNSClient({
      region,
      // Whoever sends tries again, with longer pauses.
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
  }

  override async send({ to, text }: Sms): Promise<'sent' | 'refused'> {
    const attributes = {
      'AWS.SNS.SMS.SMSType': 'Transactional',
      ...(this.senderId !== undefined && { 'AWS.SNS.SMS.SenderID': this.senderId }),
    };
    try {
      await this.#client.send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, StringValue]) => [
              name,
              { DataType: 'String', StringValue },
            ]),
          ),
        }),
      );
      return 'sent';
    } catch (error) {
      const isFinal =
        error instanceof InvalidParameterException ||
        error instanceof InvalidParameterValueException;
      if (isFinal) return 'refused';
      // Throttled, or over what the account may spend.
      const isAnswer = error instanceof SNSServiceException && error.$fault === 'client';
      if (isAnswer) throw new SmsNotTakenError({ cause: error });
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.#client.destroy();
  }
}
