import { Injectable } from '@nestjs/common';
import {
  DeviceNotFoundError,
  DeviceRepository,
  PushAddressError,
  PushOffError,
  PushUnavailableError,
  isPushAddress,
  surplusDevices,
  type Device,
} from '@vigia/domain/device';
import { UserRepository, languageOfUser } from '@vigia/domain/user';
import { Clock, digest } from '@vigia/platform';
import type { Caller } from '../../access/caller.js';
import { Config } from '../../config/config.js';
import { PushCourier } from './push-courier.js';
import { ReachableDevices } from './reachable-devices.js';
import { testPush } from './test-push.js';

type Subscription = Pick<Device, 'endpoint' | 'p256dh' | 'auth'>;

/** What people do with the devices on which they want to be told. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly config: Config,
    private readonly devices: DeviceRepository,
    private readonly reachable: ReachableDevices,
    private readonly courier: PushCourier,
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * [PSH-1] [PSH-2] This device is told from now on what its person wants to hear there, for as long as the calling
   * session lives. `replaced` is the endpoint that the device had before, if it has a new one.
   */
  async register(
    { actor, sessionId }: Caller,
    subscription: Subscription,
    replaced?: string,
  ): Promise<Device> {
    if (this.config.vapid === undefined) throw new PushOffError();
    this.requireReachable(subscription.endpoint);
    const { email } = actor;
    const known = await this.devices.listByUser(email);
    const before = known.find(({ id }) => replaced !== undefined && id === digest(replaced));
    if (replaced !== undefined && before === undefined) throw new DeviceNotFoundError();
    const { endpoint, p256dh, auth } = subscription;
    const id = digest(endpoint);
    const device = { id, email, sessionId, endpoint, p256dh, auth, usedAt: this.clock.now() };
    await this.devices.save(device);
    if (before !== undefined && before.id !== id) await this.devices.remove(before);
    const others = known.filter((other) => other.id !== id && other !== before);
    for (const surplus of surplusDevices([device, ...others])) await this.devices.remove(surplus);
    return device;
  }

  /** [PSH-1] The device is told nothing more; one that is not the caller's is left alone. */
  async forget({ actor }: Caller, endpoint: string): Promise<void> {
    await this.devices.remove({ email: actor.email, id: digest(endpoint) });
  }

  /** [PSH-6] Sends a message to this device alone, at once. */
  async probe({ actor }: Caller, endpoint: string): Promise<void> {
    if (this.config.vapid === undefined) throw new PushOffError();
    const id = digest(endpoint);
    const [devices, user] = await Promise.all([
      this.reachable.of(actor.email),
      this.users.find(actor.email),
    ]);
    const device = devices.find((one) => one.id === id);
    if (device === undefined || user === undefined) throw new DeviceNotFoundError();
    const outcome = await this.courier.bring(testPush(languageOfUser(user)), device, true);
    if (outcome === 'sent') return;
    if (outcome !== 'gone') throw new PushUnavailableError();
    await this.devices.forget(device);
    throw new DeviceNotFoundError();
  }

  private requireReachable(endpoint: string): void {
    const isThere = this.config.outboundStaysPublic
      ? isPushAddress(endpoint)
      : URL.canParse(endpoint);
    if (!isThere) throw new PushAddressError();
  }
}
