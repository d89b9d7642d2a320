/** What a client may say on the socket. */
export type ClientMessage =
  | { readonly v: 1; readonly type: 'ping' }
  /** From time to time: the cursor up to which the client has asked, "" for none. */
  | { readonly v: 1; readonly type: 'hello'; readonly cursor: string };

/** What the socket answers to a client's message. */
export type ServerReply =
  | { readonly v: 1; readonly type: 'pong'; readonly at: string }
  /**
   * Whether there may be notifications that a client at this cursor does not know, and the newest of them: who lacks one
   * asks for it over HTTP.
   */
  | {
      readonly v: 1;
      readonly type: 'catch-up';
      readonly behind: boolean;
      readonly ids: readonly string[];
    }
  | { readonly v: 1; readonly type: 'error'; readonly reason: RefusalReason };

/** [NOT-9] What a person's own sockets are told of what this person has just done elsewhere: what they read. */
export interface ReadSignal {
  readonly v: 1;
  readonly type: 'read';
  /** Ids of notifications that were marked one by one. */
  readonly ids: readonly string[];
  /** Everything up to this id was marked, too. */
  readonly hasta?: string;
}

/** [PRF-7] What a person's own sockets are told when this person has just chosen something about notices elsewhere. */
export interface PreferencesSignal {
  readonly v: 1;
  readonly type: 'preferences';
}

/** Why a message was not understood. */
export type RefusalReason = 'not-json' | 'unknown-version' | 'unknown-type' | 'bad-cursor';

/** A parsed message, or why it is none: bad input from a socket is normal, not exceptional. */
export type Parsed =
  | { readonly ok: true; readonly value: ClientMessage }
  | { readonly ok: false; readonly reason: RefusalReason };

/** The shape of notification ids and cursors: a ULID. */
export const ULID_PATTERN = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * How far behind its cursor a client is told again: a row is stored at most this long after the moment in its id, so an
 * answer that starts here misses nothing and the client drops what it knows.
 */
export const CURSOR_OVERLAP_MS = 60_000;

/** [NOT-7] Reads what came over the socket. */
export function parseClientMessage(text: string): Parsed {
  const message = parseObject(text);
  if (message === undefined) return { ok: false, reason: 'not-json' };
  if (message.v !== 1) return { ok: false, reason: 'unknown-version' };
  if (message.type === 'ping') return { ok: true, value: { v: 1, type: 'ping' } };
  if (message.type !== 'hello') return { ok: false, reason: 'unknown-type' };
  const cursor = message.cursor;
  if (typeof cursor !== 'string' || (cursor !== '' && !ULID_PATTERN.test(cursor))) {
    return { ok: false, reason: 'bad-cursor' };
  }
  return { ok: true, value: { v: 1, type: 'hello', cursor } };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
