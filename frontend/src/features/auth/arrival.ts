/** Why and from where somebody arrives at the login page; travels in the history state, never in the address. */
export interface Arrival {
  readonly from?: string;
  readonly email?: string;
  readonly verified?: boolean;
  readonly expired?: boolean;
}

export function isArrival(state: unknown): state is Arrival {
  return typeof state === 'object' && state !== null;
}
