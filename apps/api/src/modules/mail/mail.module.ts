import { Module } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { MailTransport, SmtpTransport } from './mail-transport.js';
import { MailService } from './mail.service.js';

/** Mails to people. */
@Module({
  providers: [
    {
      provide: MailTransport,
      inject: [Config],
      useFactory: ({ mail }: Config) => new SmtpTransport(mail.url, mail.from),
    },
    MailService,
  ],
  exports: [MailService],
})
export class MailModule {}
