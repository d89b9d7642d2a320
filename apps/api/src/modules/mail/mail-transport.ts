import type { Mail } from './mail.js';

/** Port: hands a mail to a mail server. Fails with MailRefusedError when it would refuse the same mail again. */
export abstract class MailTransport {
  abstract send(mail: Mail): Promise<void>;
}

/** The mail server will not take this mail, however often it comes. */
export class MailRefusedError extends Error {
  constructor(options: ErrorOptions) {
    super('The mail server refuses the mail.', options);
  }
}

/** The part of a mail that every transport hands on alike. */
export function envelopeOf({ to, subject, text, html, unsubscribe }: Mail, from: string) {
  // As an object: the address is taken as it is and never parsed as a list.
  const headers = unsubscribe === undefined ? {} : { 'List-Unsubscribe': `<${unsubscribe}>` };
  return { from, to: { name: '', address: to }, subject, text, html, headers };
}
