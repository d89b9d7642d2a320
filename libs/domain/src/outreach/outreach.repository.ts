import type { Queue } from './channel.js';
import type { Address, Parcel } from './parcel.js';

/** How often something may happen, and until when it is counted. */
export interface Allowance {
  readonly name: string;
  readonly most: number;
  readonly until: string;
}

/** Port: what is on its way to people outside of the app, and how far notices were read for it. */
export abstract class OutreachRepository {
  /** Those of several addresses that are stored, in no order. */
  abstract findSeveral(addresses: readonly Address[]): Promise<readonly Parcel[]>;

  /** Stores a parcel over the version before; false when somebody else changed it meanwhile. */
  abstract save(parcel: Parcel): Promise<boolean>;

  /** Parcels of a queue whose time has come, the longest overdue first. */
  abstract due(queue: Queue, at: string, limit: number): Promise<readonly Parcel[]>;

  /**
   * Takes or keeps the reading for `owner` until `until`; answers up to where notices were read ("" at first), or
   * undefined while somebody else holds it.
   */
  abstract lease(owner: string, now: string, until: string): Promise<string | undefined>;

  /** Notes how far notices were read; false, and nothing happens, when the owner holds the reading no longer. */
  abstract advance(owner: string, cursor: string): Promise<boolean>;

  /** Counts one more of something; false when there were as many as may be. */
  abstract take(allowance: Allowance): Promise<boolean>;

  /** Takes back one that was counted and then did not happen. */
  abstract giveBack(name: string): Promise<void>;
}
