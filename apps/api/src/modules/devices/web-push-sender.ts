import { Injectable } from '@nestjs/common';
import { DeviceRepository, PushUnavailableError } from '@vigia/domain/device';
import { Config } from '../../config/config.js';
import { PushCourier } from './push-courier.js';
import type { PushMessage } from './push-message.js';
import { PushSender } from './push-sender.js';
import { ReachableDevices } from './reachable-devices.js';

/** Reaches people by Web Push. */
@Injectable()
export class WebPushSender extends PushSender {
  constructor(
    private readonly config: Config,
    private readonly reachable: ReachableDevices,
    private readonly devices: DeviceRepository,
    private readonly courier: PushCourier,
  ) {
    super();
  }

  /** [PSH-4] */
  override async send(email: string, push: PushMessage): Promise<'sent' | 'nobody'> {
    if (this.config.vapid === undefined) return 'nobody';
    const devices = await this.reachable.of(email);
    const outcomes = await Promise.all(
      devices.map(async (device) => {
        const outcome = await this.courier.bring(push, device);
        if (outcome === 'gone') await this.devices.forget(device);
        return outcome;
      }),
    );
    if (outcomes.includes('sent')) return 'sent';
    if (outcomes.includes('failed')) throw new PushUnavailableError();
    return 'nobody';
  }
}
