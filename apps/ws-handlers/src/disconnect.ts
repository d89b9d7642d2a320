import type { ConnectionRepository } from '@vigia/domain/connection';
import type { RouteEvent, RouteResult } from './events.js';

/** Forgets the socket. AWS calls it at best; a 410 or the expiry forget the others. */
export function createDisconnect({
  connections,
}: {
  readonly connections: ConnectionRepository;
}): (event: RouteEvent) => Promise<RouteResult> {
  return async ({ requestContext: { connectionId } }) => {
    await connections.remove(connectionId);
    return { statusCode: 200 };
  };
}
