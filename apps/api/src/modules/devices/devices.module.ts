import { Module } from '@nestjs/common';
import { Outbound } from '../../outbound/outbound.js';
import { DevicesService } from './devices.service.js';
import { PushCourier } from './push-courier.js';
import { PushDevicesController } from './push-devices.controller.js';
import { PushSender } from './push-sender.js';
import { ReachableDevices } from './reachable-devices.js';
import { WebPushSender } from './web-push-sender.js';

/** The devices on which people are told, and what tells them. */
@Module({
  controllers: [PushDevicesController],
  providers: [
    DevicesService,
    ReachableDevices,
    PushCourier,
    Outbound,
    { provide: PushSender, useClass: WebPushSender },
  ],
  exports: [PushSender],
})
export class DevicesModule {}
