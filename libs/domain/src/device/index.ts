export {
  DEVICES_MAX,
  DEVICE_DAYS,
  ENDPOINT_MAX,
  isPushAddress,
  isReachable,
  surplusDevices,
  type Device,
} from './device.js';
export {
  DeviceNotFoundError,
  PushAddressError,
  PushOffError,
  PushUnavailableError,
  type DeviceErrorCode,
} from './device.errors.js';
export { DeviceRepository } from './device.repository.js';
