import { Module } from '@nestjs/common';
import { Outbound } from '../../outbound/outbound.js';
import { Seal } from '../../secrets/seal.js';
import { WebhookCourier } from './webhook-courier.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

/** Other systems that are told what happens. */
@Module({
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [WebhooksService, WebhookCourier, WebhookSender, WebhookSecrets, Outbound, Seal],
})
export class WebhooksModule {}
