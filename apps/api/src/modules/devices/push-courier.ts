import { Injectable, Logger } from '@nestjs/common';
import type { Device } from '@vigia/domain/device';
import { digest } from '@vigia/platform';
import webPush from 'web-push';
import { Config } from '../../config/config.js';
import { Outbound } from '../../outbound/outbound.js';
import type { PushMessage } from './push-message.js';
import { pushPayload } from './push-payload.js';

const DAY_SECONDS = 86_400;
/** Longest topic that RFC 8030 allows. */
const TOPIC_MAX = 32;

/**
 * What became of one message to one device: taken by its push service; not wanted by it, whatever is tried; the device is
 * gone for good; or nobody can say yet.
 */
export type Outcome = 'sent' | 'refused' | 'gone' | 'failed';

/** Brings one message to one device by the push service of its browser. */
@Injectable()
export class PushCourier {
  readonly #logger = new Logger(PushCourier.name);

  constructor(
    private readonly config: Config,
    private readonly outbound: Outbound,
  ) {}

  /**
   * [PSH-4] [PSH-5] Encrypts for the device alone, signs with our key, and posts; never throws. A message that waits at
   * the push service is replaced by a newer one of the same path, and forgotten after a day.
   */
  async bring(push: PushMessage, device: Device, isTest = false): Promise<Outcome> {
    const { vapid } = this.config;
    if (vapid === undefined) return 'refused';
    try {
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
        pushPayload(push, isTest),
        {
          vapidDetails: vapid,
          TTL: DAY_SECONDS,
          urgency: push.isUrgent ? 'high' : 'normal',
          // With the secret of the device in it, so that the push service cannot tell what it is about.
          topic: digest(`${device.auth} ${push.path}`).slice(0, TOPIC_MAX),
        },
      );
      const status = await this.outbound.post(device.endpoint, headers, body);
      const outcome = outcomeOf(status);
      if (outcome === 'refused') this.#logger.warn({ status }, 'a push service takes no message');
      return outcome;
    } catch (error) {
      this.#logger.warn({ err: error }, 'a push service could not be reached');
      return 'failed';
    }
  }
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'sent';
  if (status === 404 || status === 410) return 'gone';
  return status === 408 || status === 429 || status >= 500 ? 'failed' : 'refused';
}
