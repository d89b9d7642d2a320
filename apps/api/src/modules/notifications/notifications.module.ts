import { Module } from '@nestjs/common';
import { FollowedAudiences } from './followed-audiences.js';
import { InboxService } from './inbox.service.js';
import { ManagementApiPushGateway } from './management-api.push-gateway.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';
import { PushGateway } from './push-gateway.js';
import { PersonalSignals } from './personal-signals.js';

@Module({
  controllers: [NotificationsController],
  providers: [
    InboxService,
    FollowedAudiences,
    NotificationsService,
    PersonalSignals,
    { provide: PushGateway, useClass: ManagementApiPushGateway },
  ],
  exports: [NotificationsService, PersonalSignals],
})
export class NotificationsModule {}
