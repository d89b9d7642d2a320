import {
  FOLLOWED_IN_INBOX,
  followsIncidents,
  type FollowedRepository,
} from '@vigia/domain/incident';
import {
  audiencesFor,
  incidentAudience,
  type Audience,
  type Notification,
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

/** Rows of one audience that an answer names, the newest where there are more. */
const NAMED_AT_MOST = 50;

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
        return catchUp(await unknownAt(message.cursor, caller));
    }
  }

  /**
   * [LIV-10] What a client at this cursor may not know: newer rows, and others within the overlap, which may have been
   * stored after it asked last.
   */
  async function unknownAt(cursor: string, caller: Caller): Promise<readonly string[]> {
    const floor = cursor === '' ? '' : rewindUlid(cursor, CURSOR_OVERLAP_MS);
    const audiences = [...audiencesFor(caller), ...(await followedBy(caller))];
    const lists = await Promise.all(audiences.map((audience) => newestOf(audience, floor)));
    return lists.flatMap((rows) => rows.map(({ id }) => id)).filter((id) => id !== cursor);
  }

  async function newestOf(audience: Audience, floor: string): Promise<readonly Notification[]> {
    const rows = await notifications.listSince(audience, floor, NAMED_AT_MOST + 1);
    if (rows.length <= NAMED_AT_MOST) return rows;
    return notifications.listLatest(audience, { limit: NAMED_AT_MOST });
  }

  /** [FOL-5] */
  async function followedBy(caller: Caller): Promise<readonly Audience[]> {
    if (!followsIncidents(caller)) return [];
    const { items } = await followed.listFollowed(caller.email, { limit: FOLLOWED_IN_INBOX });
    return items.map(({ incidentId }) => incidentAudience(incidentId));
  }
}

function catchUp(ids: readonly string[]): ServerReply {
  return { v: 1, type: 'catch-up', behind: ids.length > 0, ids };
}

function textOf({ body, isBase64Encoded }: RouteEvent): string {
  return isBase64Encoded === true
    ? Buffer.from(body ?? '', 'base64').toString('utf8')
    : (body ?? '');
}
