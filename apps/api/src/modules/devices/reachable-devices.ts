import { Injectable } from '@nestjs/common';
import { DeviceRepository, isReachable, type Device } from '@vigia/domain/device';
import { SessionRepository } from '@vigia/domain/identity';
import { UserRepository } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';

/** Where somebody can be reached now. */
@Injectable()
export class ReachableDevices {
  constructor(
    private readonly devices: DeviceRepository,
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {}

  /** [PSH-3] Devices whose session goes on, as the storage of sessions has it now; the others are forgotten. */
  async of(email: string): Promise<readonly Device[]> {
    const devices = await this.devices.listByUser(email);
    if (devices.length === 0) return [];
    const user = await this.users.find(email);
    const checked = await Promise.all(
      devices.map(async (device) => {
        const session = await this.sessions.find(device.sessionId);
        if (user && isReachable(device, session, user, this.clock.now())) return [device];
        await this.devices.forget(device);
        return [];
      }),
    );
    return checked.flat();
  }
}
