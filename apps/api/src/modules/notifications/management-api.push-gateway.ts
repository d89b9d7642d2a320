import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { PushGateway, type Posted } from './push-gateway.js';
import { SignedRequests } from './signed-requests.js';

/** One request and two more. */
const ATTEMPTS = 3;
/** Up to so long before the second request, up to twice that before the third. */
const PAUSE_MS = 100;
const GONE = 410;

/** Posts through API Gateway's management API. */
@Injectable()
export class ManagementApiPushGateway extends PushGateway {
  readonly #requests: SignedRequests;

  constructor({ socket }: Config) {
    super();
    this.#requests = new SignedRequests(socket.region, socket.managementEndpoint);
  }

  override async post(connectionId: string, frame: string): Promise<Posted> {
    return (await this.send('POST', connectionId, frame)) === GONE ? 'gone' : 'delivered';
  }

  override async close(connectionId: string): Promise<void> {
    await this.send('DELETE', connectionId);
  }

  /** Tries again what was neither done nor in vain: a socket that idled may be cut just when it is used. */
  private async send(method: 'POST' | 'DELETE', id: string, frame?: string): Promise<number> {
    const path = `/@connections/${encodeURIComponent(id)}`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const status = await this.#requests.send(method, path, frame);
        if ((status >= 200 && status < 300) || status === GONE) return status;
        throw new Error(`The gateway answered ${String(status)}.`);
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        await delay(Math.random() * PAUSE_MS * attempt);
      }
    }
  }
}
