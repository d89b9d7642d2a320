import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { MuteLinks } from './mute-links.js';
import { MutesController } from './mutes.controller.js';
import { MutesService } from './mutes.service.js';
import { PreferencesController } from './preferences.controller.js';
import { PreferencesService } from './preferences.service.js';

/** What people choose about notices. */
@Module({
  imports: [AuthModule, NotificationsModule],
  controllers: [PreferencesController, MutesController],
  providers: [PreferencesService, MutesService, MuteLinks],
  exports: [MuteLinks],
})
export class PreferencesModule {}
