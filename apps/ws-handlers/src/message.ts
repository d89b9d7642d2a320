import {
  FOLLOWED_IN_INBOX,
  followsIncidents,
  type FollowedRepository,
} from '@vigia/domain/incident';
import {
  audiencesFor,
  incidentAudience,
  type Audience,
  type NotificationRepository,
} from '@vigia/domain/notification';
import { rewindUlid, type Clock } from '@vigia/platform';
import {
  CURSOR_OVERLAP_MS,
  parseClientMessage,
  type ClientMessage,
  type ServerReply,
} from '@vigia/wire';
import { callerOf, type Caller } from './caller.js';
import type { RouteEvent, RouteResult } from './events.js';

/** Rows of one audience that an answer names; beyond them it says only that there are some. */
const NAMED_AT_MOST = 25;

/** What answering a message takes. */
export interface MessageDependencies {
  readonly notifications: NotificationRepository;
  readonly followed: FollowedRepository;
  readonly clock: Clock;
}

/** [NOT-7] Answers what a client says; whatever it is, it changes nothing. */
export function createMessage({
  notifications,
  followed,
  clock,
}: MessageDependencies): (event: RouteEvent) => Promise<RouteResult> {
  return async (event) => {
    const caller = callerOf(event.requestContext.authorizer);
    if (caller === undefined) return { statusCode: 401 };
    const parsed = parseClientMessage(textOf(event));
    const reply: ServerReply = parsed.ok
      ? await answer(parsed.value, caller)
      : { v: 1, type: 'error', reason: parsed.reason };
    return { statusCode: 200, body: JSON.stringify(reply) };
  };

  async function answer(message: ClientMessage, caller: Caller): Promise<ServerReply> {
    switch (message.type) {
      case 'ping':
        return { v: 1, type: 'pong', at: clock.now() };
      case 'hello':
        return { v: 1, type: 'catch-up', ...(await behindOf(message.cursor, caller)) };
    }
  }

  /**
   * [LIV-10] What there is that a client at this cursor may not know: newer rows, and others within the overlap, which
   * may have been stored after it asked last.
   */
  async function behindOf(
    cursor: string,
    caller: Caller,
  ): Promise<{ readonly behind: boolean; readonly ids?: readonly string[] }> {
    const floor = rewindUlid(cursor, CURSOR_OVERLAP_MS);
    const audiences = [...audiencesFor(caller), ...(await followedBy(caller))];
    const lists = await Promise.all(
      audiences.map((audience) => notifications.listSince(audience, floor, NAMED_AT_MOST)),
    );
    const ids = lists.flatMap((rows) => rows.map(({ id }) => id)).filter((id) => id !== cursor);
    const areAll = lists.every((rows) => rows.length < NAMED_AT_MOST);
    return { behind: ids.length > 0, ...(areAll && { ids }) };
  }

  /** [FOL-5] */
  async function followedBy(caller: Caller): Promise<readonly Audience[]> {
    if (!followsIncidents(caller)) return [];
    const { items } = await followed.listFollowed(caller.email, { limit: FOLLOWED_IN_INBOX });
    return items.map(({ incidentId }) => incidentAudience(incidentId));
  }
}

function textOf({ body, isBase64Encoded }: RouteEvent): string {
  return isBase64Encoded === true
    ? Buffer.from(body ?? '', 'base64').toString('utf8')
    : (body ?? '');
}
