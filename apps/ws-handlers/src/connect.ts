import { CONNECTION_MINUTES, type ConnectionRepository } from '@vigia/domain/connection';
import { groupAudience } from '@vigia/domain/notification';
import { callerOf } from './caller.js';
import type { RouteEvent, RouteResult } from './events.js';

const MINUTE_MS = 60_000;

/**
 * Remembers the socket until it must have ended. It never posts: the connection exists only after this answer. The
 * times come from the event, so a second run stores the same row.
 */
export function createConnect({
  connections,
}: {
  readonly connections: ConnectionRepository;
}): (event: RouteEvent) => Promise<RouteResult> {
  return async ({ requestContext: { connectionId, connectedAt, authorizer } }) => {
    const caller = callerOf(authorizer);
    if (caller === undefined) return { statusCode: 401 };
    await connections.put({
      id: connectionId,
      email: caller.email,
      group: groupAudience(caller),
      connectedAt: new Date(connectedAt).toISOString(),
      expiresAt: new Date(connectedAt + CONNECTION_MINUTES * MINUTE_MS).toISOString(),
    });
    return { statusCode: 200 };
  };
}
