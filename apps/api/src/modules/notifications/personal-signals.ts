import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ConnectionRepository } from '@vigia/domain/connection';
import { userAudience } from '@vigia/domain/notification';
import type { PreferencesSignal, ReadSignal } from '@vigia/wire';
import { inLanes } from '../../lanes/in-lanes.js';
import { PushGateway } from './push-gateway.js';

const LANES = 8;

/**
 * Tells a person's own sockets what they have just read or chosen: a hint, so whatever fails here is logged and
 * dropped.
 */
@Injectable()
export class PersonalSignals implements OnApplicationShutdown {
  readonly #logger = new Logger(PersonalSignals.name);
  readonly #underway = new Set<Promise<void>>();

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly gateway: PushGateway,
  ) {}

  /** [NOT-9] [PRF-7] Returns at once. */
  tell(email: string, signal: ReadSignal | PreferencesSignal): void {
    const telling = nextTurn()
      .then(() => this.post(email, JSON.stringify(signal)))
      .catch((error: unknown) => {
        this.#logger.error({ err: error }, 'signal dropped');
      })
      .finally(() => this.#underway.delete(telling));
    this.#underway.add(telling);
  }

  /** What is gone is left to the pushes to forget. */
  private async post(email: string, frame: string): Promise<void> {
    for await (const ids of this.connections.listIds(userAudience(email))) {
      await inLanes(ids, LANES, async (id) => {
        await this.gateway.post(id, frame).catch((error: unknown) => {
          this.#logger.error({ err: error, connection: id }, 'signal dropped');
        });
      });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.#underway);
  }
}
