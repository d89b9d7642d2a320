export { Channel, QUEUES, isPaging, queueOf, type Queue } from './channel.js';
export {
  MAIL_AFTER_S,
  SUMMARY_EVERY_H,
  dispatchesOf,
  heldUntil,
  isWanted,
  mayBeTold,
  type Circumstances,
  type Dispatch,
} from './dispatch.js';
export {
  ENCLOSED_MAX,
  KNOWN_MAX,
  PAGE_RETRY_AFTER_S,
  RETRY_AFTER_S,
  afterFailure,
  emptied,
  emptyParcel,
  enclose,
  eventOf,
  postponed,
  type Address,
  type Enclosure,
  type Parcel,
} from './parcel.js';
export { OutreachRepository, type Allowance } from './outreach.repository.js';
export {
  PAGE_AGAIN_AFTER_MIN,
  isAnswered,
  isPage,
  pagedAdmins,
  repeatOf,
  watchOf,
} from './paging.js';
