/** An SMS to one phone. */
export interface Sms {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** Port: hands an SMS on. `refused` when it would be refused again; fails when it may be taken later. */
export abstract class SmsTransport {
  abstract send(sms: Sms): Promise<'sent' | 'refused'>;
}

/** Where nobody gets SMS. */
export class NoSmsTransport extends SmsTransport {
  override send(): Promise<'refused'> {
    return Promise.resolve('refused');
  }
}
