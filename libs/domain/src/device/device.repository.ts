import type { Device } from './device.js';

/** Port: where people can be reached while the web app is closed. */
export abstract class DeviceRepository {
  /** [PSH-1] Stores a device; whoever had the same one before has it no more. */
  abstract save(device: Device): Promise<void>;

  /** Strongly consistent, in no order. */
  abstract listByUser(email: string): Promise<readonly Device[]>;

  /** Forgets a device that is as it was seen; one that was registered anew meanwhile, by whomever, stays. */
  abstract forget(seen: Device): Promise<void>;

  /** Forgets a device of this person; unknown ones, and those of others, are fine. */
  abstract remove(device: Pick<Device, 'email' | 'id'>): Promise<void>;
}
