import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ConversationController } from './conversation.controller.js';
import { ConversationService } from './conversation.service.js';

/** What people say about incidents: to their reporters, and among the staff. */
@Module({
  imports: [IncidentsModule, NotificationsModule],
  controllers: [ConversationController],
  providers: [ConversationService],
})
export class ConversationModule {}
