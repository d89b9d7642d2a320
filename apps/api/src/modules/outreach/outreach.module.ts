import { Module } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { DevicesModule } from '../devices/devices.module.js';
import { MailModule } from '../mail/mail.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PreferencesModule } from '../preferences/preferences.module.js';
import { Addressees } from './addressees.js';
import { LetterWriter } from './letter-writer.js';
import { OutreachCourier } from './outreach-courier.js';
import { Pager } from './pager.js';
import { ParcelCarrier } from './parcel-carrier.js';
import { ParcelFiller } from './parcel-filler.js';
import { ParcelOpener } from './parcel-opener.js';
import { NoSmsTransport, SmsTransport } from './sms/sms-transport.js';
import { SnsSmsTransport } from './sms/sns.sms-transport.js';

/** People who are told outside of the app. */
@Module({
  imports: [NotificationsModule, PreferencesModule, DevicesModule, MailModule],
  providers: [
    {
      provide: SmsTransport,
      inject: [Config],
      useFactory: ({ sms: { server, senderId } }: Config) =>
        server === undefined ? new NoSmsTransport() : new SnsSmsTransport(server, senderId),
    },
    Addressees,
    ParcelFiller,
    ParcelOpener,
    LetterWriter,
    Pager,
    ParcelCarrier,
    OutreachCourier,
  ],
})
export class OutreachModule {}
