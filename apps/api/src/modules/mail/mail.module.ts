import { Module } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { MailTransport } from './mail-transport.js';
import { MailService } from './mail.service.js';
import { SesMailTransport } from './ses.mail-transport.js';
import { SmtpMailTransport } from './smtp.mail-transport.js';

/** Mails to people. */
@Module({
  providers: [
    {
      provide: MailTransport,
      inject: [Config],
      useFactory: ({ mail: { server, from } }: Config) =>
        server.kind === 'smtp'
          ? new SmtpMailTransport(server.url, from)
          : new SesMailTransport(server, from),
    },
    MailService,
  ],
  exports: [MailService],
})
export class MailModule {}
