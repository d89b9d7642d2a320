import { IamAccessKey } from '@cdktf/provider-aws/lib/iam-access-key/index.js';
import { IamUser } from '@cdktf/provider-aws/lib/iam-user/index.js';
import { IamUserPolicy } from '@cdktf/provider-aws/lib/iam-user-policy/index.js';
import { Sesv2EmailIdentity } from '@cdktf/provider-aws/lib/sesv2-email-identity/index.js';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { PORTS } from '../ports.js';
import { policy } from './role.js';

export interface MailSenderProps {
  readonly name: string;
  readonly region: string;
  /** Domain or address that mails come from; its owner proves it once. */
  readonly identity: string;
}

/**
 * A mail server that sends as one identity. Vigía speaks SMTP, the same to a laptop's mailbox and to SES, and SES knows
 * SMTP clients as IAM users: this one may send from this identity and do nothing else.
 */
export class MailSender extends Construct {
  /** `smtps://` with its credentials. */
  readonly url: string;

  constructor(scope: Construct, id: string, { name, region, identity }: MailSenderProps) {
    super(scope, id);
    const sender = new Sesv2EmailIdentity(this, 'identity', { emailIdentity: identity });
    const user = new IamUser(this, 'user', { name });
    new IamUserPolicy(this, 'send', {
      name: 'send',
      user: user.name,
      policy: policy([{ Effect: 'Allow', Action: ['ses:SendRawEmail'], Resource: [sender.arn] }]),
    });
    const key = new IamAccessKey(this, 'key', { user: user.name });
    const password = Fn.urlencode(key.sesSmtpPasswordV4);
    this.url = `smtps://${key.id}:${password}@email-smtp.${region}.amazonaws.com:${String(PORTS.smtps)}`;
  }
}
