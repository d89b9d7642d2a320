import { Module } from '@nestjs/common';
import { FollowedAudiences } from './followed-audiences.js';
import { InboxService } from './inbox.service.js';
import { ManagementApiPushGateway } from './management-api.push-gateway.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';
import { PushGateway } from './push-gateway.js';
import { ReadSignals } from './read-signals.js';

@Module({
  controllers: [NotificationsController],
  providers: [
    InboxService,
    FollowedAudiences,
    NotificationsService,
    ReadSignals,
    { provide: PushGateway, useClass: ManagementApiPushGateway },
  ],
  exports: [NotificationsService, ReadSignals],
})
export class NotificationsModule {}
