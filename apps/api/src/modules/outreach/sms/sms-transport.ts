/** An SMS to one phone. */
export interface Sms {
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** The SMS was answered with a failure: it has not left, and may be taken later. */
export class SmsNotTakenError extends Error {
  constructor(options: ErrorOptions) {
    super('The SMS was not taken.', options);
  }
}

/**
 * Port: hands an SMS on. `refused` when it would be refused again; fails when it may be taken later, with
 * SmsNotTakenError where it is certain that it has not left.
 */
export abstract class SmsTransport {
  abstract send(sms: Sms): Promise<'sent' | 'refused'>;
}

/** Where nobody gets SMS. */
export class NoSmsTransport extends SmsTransport {
  override send(): Promise<'refused'> {
    return Promise.resolve('refused');
  }
}
