import { DomainError } from '../shared/index.js';

/** Devices are not told anything here. */
export class PushOffError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'push-off';
  constructor() {
    super('This deployment tells devices nothing.');
  }
}

/** The address is none at which a push service can be. */
export class PushAddressError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'push-address-refused';
  constructor() {
    super('The endpoint must be https at a name of the public internet.');
  }
}

/** The caller has no such device. */
export class DeviceNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'device-not-found';
  constructor() {
    super('There is no such device.');
  }
}

/** No push service took the message for now. */
export class PushUnavailableError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'push-unavailable';
  constructor() {
    super('No push service takes the message.');
  }
}

/** Codes of the refusals about devices. */
export type DeviceErrorCode =
  | PushOffError['code']
  | PushAddressError['code']
  | DeviceNotFoundError['code']
  | PushUnavailableError['code'];
