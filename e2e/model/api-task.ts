import { join } from 'node:path';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import type { MemoryStore } from '@vigia/dynamo/memory';
import { Clock, Ids } from '@vigia/platform';
import { CampusForms } from '../../apps/api/src/campus/campus-forms.js';
import { readCampusFile } from '../../apps/api/src/config/campus-file.js';
import { Config } from '../../apps/api/src/config/config.js';
import { PictureStore } from '../../apps/api/src/modules/attachments/picture-store.js';
import { NotificationsService } from '../../apps/api/src/modules/notifications/notifications.service.js';
import { MuteLinks } from '../../apps/api/src/modules/preferences/mute-links.js';
import { PushGateway } from '../../apps/api/src/modules/notifications/push-gateway.js';
import type { Chance } from './chance.js';
import { Container } from './container.js';
import type { PlainRequest, PlainResponse } from './plain-http.js';
import { answer } from './routes.js';
import { SeededIds } from './seeded-ids.js';
import { behind, storageOf } from './storage.js';
import type { VirtualTime } from './virtual-time.js';

const catalogue = readCampusFile(join(import.meta.dirname, '../../apps/api/campus/demo.json'));
const config = {
  campus: {
    roles: { domains: {}, otherwise: Role.Worker },
    timeZone: 'America/Lima',
    feed: true,
    catalogue,
  },
} as unknown as Config;
const forms = new CampusForms(config);

/** How slow what a process calls may be: so many calls of a hundred take up to so long. */
export interface Slowness {
  readonly percent: number;
  readonly mostMs: number;
}

/** What a process of the api runs on. */
export interface Ground {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly store: MemoryStore;
  readonly gateway: PushGateway;
  readonly slowness: () => Slowness;
}

/** The process that was carrying a request out is gone, and nobody knows how far it came. */
export class ProcessDied extends Error {}

class SkewedClock extends Clock {
  constructor(
    private readonly time: VirtualTime,
    private readonly aheadMs: number,
  ) {
    super();
  }

  override nowMs(): number {
    return this.time.nowMs + this.aheadMs;
  }
}

/** One process of the api: the real services on the shared storage, until it is killed. */
export class ApiTask {
  isAlive = true;
  /** Dies the next time that something has been stored, before anybody hears of it. */
  diesOfNextWrite = false;
  readonly #parts: Container;
  readonly #waiting = new Set<() => void>();

  constructor(
    private readonly ground: Ground,
    readonly aheadMs: number,
  ) {
    const { time, chance, store, gateway } = ground;
    const parts = new Map<unknown, object>([
      [Config, config],
      [CampusForms, forms],
      [Clock, new SkewedClock(time, aheadMs)],
      [Ids, new SeededIds(chance)],
      [PushGateway, behind(this.#gate, gateway)],
      // Nobody has photos or opens mails here.
      [PictureStore, {}],
      [MuteLinks, {}],
    ]);
    for (const [port, adapter] of storageOf(store)) {
      parts.set(port, behind(this.#gate, mortal(adapter, this.#wrote)));
    }
    this.#parts = new Container(parts);
  }

  /** Answers a request; fails when the process dies over it. */
  handle(request: PlainRequest, actor: Actor): Promise<PlainResponse> {
    return new Promise((resolve, reject) => {
      const hangUp = (): void => reject(new ProcessDied());
      this.#waiting.add(hangUp);
      void answer(this.#parts, request, actor)
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(hangUp));
    });
  }

  /** Closes every socket of somebody, as the end of their sessions does. */
  disconnect(email: string): Promise<void> {
    return this.#parts.get(NotificationsService).disconnect(email);
  }

  /** As SIGKILL: whatever it was about to do never happens. */
  kill(): void {
    this.isAlive = false;
    for (const hangUp of this.#waiting) hangUp();
    this.#waiting.clear();
  }

  readonly #gate = (): Promise<void> | undefined => {
    if (!this.isAlive) return new Promise(() => undefined);
    const { chance, time, slowness } = this.ground;
    const { percent, mostMs } = slowness();
    if (!chance.percent(percent)) return undefined;
    return time.pause(chance.below(mostMs)).then(() => this.#gate());
  };

  readonly #wrote = (): void => {
    if (this.diesOfNextWrite) this.kill();
  };
}

const WRITES: readonly (string | symbol)[] = ['commit', 'add'];

/** The same repository, which tells when a change of an incident has been stored. */
function mortal<T extends object>(repository: T, wrote: () => void): T {
  return new Proxy(repository, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || !WRITES.includes(name)) return member;
      return async (...args: unknown[]): Promise<unknown> => {
        const answer: unknown = await Reflect.apply(member, target, args);
        wrote();
        return answer;
      };
    },
  });
}
