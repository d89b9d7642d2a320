import { DEVICE_DAYS, type Device } from '@vigia/domain/device';
import { expiryAfterDays } from '../expiry.js';
import { ItemReader, type Item } from '../item-reader.js';
import { deviceKey, unprefixed } from '../keys.js';

/** A device as it is stored, among what belongs to its person. */
export interface DeviceItem {
  readonly email: string;
  readonly id: string;
  readonly sesion: string;
  readonly direccion: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly fecha: string;
  readonly expira: number;
}

/** The item of a device. */
export function toDeviceItem(device: Device): DeviceItem {
  return {
    ...deviceKey(device),
    sesion: device.sessionId,
    direccion: device.endpoint,
    p256dh: device.p256dh,
    auth: device.auth,
    fecha: device.usedAt,
    expira: expiryAfterDays(device.usedAt, DEVICE_DAYS),
  };
}

/** The device of an item. */
export function fromDeviceItem(item: Item): Device {
  const read = new ItemReader(item, 'personal', ['email', 'id']);
  return {
    id: unprefixed(read.text('id')),
    email: read.text('email'),
    sessionId: read.text('sesion'),
    endpoint: read.text('direccion'),
    p256dh: read.text('p256dh'),
    auth: read.text('auth'),
    usedAt: read.time('fecha'),
  };
}
