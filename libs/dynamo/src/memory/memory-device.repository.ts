import { DeviceRepository, type Device } from '@vigia/domain/device';
import type { MemoryStore } from './memory-store.js';

/** Devices in memory. */
export class MemoryDeviceRepository extends DeviceRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async save(device: Device): Promise<void> {
    this.store.devices.set(device.id, device);
  }

  override async listByUser(email: string): Promise<readonly Device[]> {
    return [...this.store.devices.values()].filter((device) => device.email === email);
  }

  override async forget(seen: Device): Promise<void> {
    const { email, sessionId, p256dh, auth } = this.store.devices.get(seen.id) ?? {};
    const isAsSeen =
      email === seen.email &&
      sessionId === seen.sessionId &&
      p256dh === seen.p256dh &&
      auth === seen.auth;
    if (isAsSeen) this.store.devices.delete(seen.id);
  }

  override async remove({ email, id }: Pick<Device, 'email' | 'id'>): Promise<void> {
    if (this.store.devices.get(id)?.email === email) this.store.devices.delete(id);
  }
}
