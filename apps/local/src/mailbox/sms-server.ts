import { startSms, type EmbeddedSms, type Sms } from '@vigia/embedded/sms';
import type { MailFolder } from './mail-folder.js';

/** Takes SMS for any phone, on a free port of 127.0.0.1, and keeps each beside the mails, as one to its number. */
export function startSmsServer(folder: MailFolder): Promise<EmbeddedSms> {
  return startSms(async (sms) => {
    await folder.add(Buffer.from(asMail(sms)));
  });
}

function asMail({ to, text, senderId = 'SMS' }: Sms): string {
  return [
    `From: ${senderId} <${senderId.toLowerCase()}@sms>`,
    `To: <${to}@sms>`,
    `Subject: SMS`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    '',
  ].join('\r\n');
}
