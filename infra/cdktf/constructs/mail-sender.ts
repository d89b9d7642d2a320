import { Sesv2EmailIdentity } from '@cdktf/provider-aws/lib/sesv2-email-identity/index.js';
import { Construct } from 'constructs';
import type { Role } from './role.js';

export interface MailSenderProps {
  /** Domain or address that mails come from; its owner proves it once. */
  readonly identity: string;
}

/** Whom SES sends as. There is no password: who may send is a matter of roles. */
export class MailSender extends Construct {
  readonly #arn: string;

  constructor(scope: Construct, id: string, { identity }: MailSenderProps) {
    super(scope, id);
    this.#arn = new Sesv2EmailIdentity(this, 'identity', { emailIdentity: identity }).arn;
  }

  /** Lets the role send as this identity and as no other. */
  grantSend(role: Role): void {
    role.allow(`send-${this.node.id}`, {
      // SendEmail of a message that is composed already is judged as SendRawEmail.
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [this.#arn],
    });
  }
}
