import type { Actor } from '@vigia/domain/user';
import type { Request } from 'express';

/** Who a request is, once the guard has found out. */
export interface Caller {
  readonly actor: Actor;
  readonly sessionId: string;
}

const callers = new WeakMap<Request, Caller>();

/** Remembers who a request is. */
export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** Who a request is; absent on public routes. */
export function findCaller(request: Request): Caller | undefined {
  return callers.get(request);
}

/** Who a request is; a route that asks without a guard in front of it is a mistake of ours. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('A public route asked who is calling.');
  return caller;
}
