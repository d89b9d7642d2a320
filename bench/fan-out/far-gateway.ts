import { setTimeout as delay } from 'node:timers/promises';
import { ManagementApiPushGateway } from '../../apps/api/src/modules/notifications/management-api.push-gateway.js';
import type { Posted } from '../../apps/api/src/modules/notifications/push-gateway.js';
import type { Config } from '../../apps/api/src/config/config.js';

/** The gateway at the end of a longer way. */
export class FarGateway extends ManagementApiPushGateway {
  constructor(
    config: Config,
    private readonly farMs: number,
  ) {
    super(config);
  }

  override async post(connectionId: string, frame: string): Promise<Posted> {
    await delay(this.farMs);
    return super.post(connectionId, frame);
  }
}
