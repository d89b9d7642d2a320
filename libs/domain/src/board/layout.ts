/** The root types of a board's Yjs document; any other root is refused. */
export const BOARD_ROOTS = {
  /** Y.Map, object id → Uint8Array (a stroke) or a plain object (everything else). */
  objects: 'objects',
  /** Y.Map, object id → string: the words of texts, notes and pins, so that moving and typing merge. */
  texts: 'texts',
  /** Y.Map, client key → Y.Array of Uint8Array chunks: the stroke a pointer is drawing right now. */
  live: 'live',
  /** Y.Map, client key → `Person`: who writes under a client id. */
  people: 'people',
} as const;
export type BoardRoot = (typeof BOARD_ROOTS)[keyof typeof BOARD_ROOTS];

/** Who writes under a client id: a pseudonym that is the same on all boards, and a name to show. */
export interface Person {
  readonly who: string;
  readonly name: string;
}

/** Where an object comes from: the client id that made it, and its running number there. */
export interface ObjectOrigin {
  readonly clientId: number;
  readonly serial: number;
}

const BASE = 36;
const OBJECT_ID = /^([0-9a-z]{1,11})-([0-9a-z]{1,8})$/;
const CLIENT_KEY = /^[0-9a-z]{1,11}$/;

/** A Yjs client id as a key: base 36. */
export function clientKey(clientId: number): string {
  return clientId.toString(BASE);
}

/** The client id of a key, or `undefined` when it is none. */
export function parseClientKey(key: string): number | undefined {
  if (!CLIENT_KEY.test(key)) return undefined;
  const value = Number.parseInt(key, BASE);
  return Number.isSafeInteger(value) && clientKey(value) === key ? value : undefined;
}

/** The id of the `serial`-th object made under a client id. */
export function objectId({ clientId, serial }: ObjectOrigin): string {
  return `${clientKey(clientId)}-${serial.toString(BASE)}`;
}

/** [BRD-8] Who made an object, read from its id; `undefined` when it is no object id. */
export function parseObjectId(id: string): ObjectOrigin | undefined {
  const [, client, serialText] = OBJECT_ID.exec(id) ?? [];
  if (client === undefined || serialText === undefined) return undefined;
  const clientId = parseClientKey(client);
  const serial = Number.parseInt(serialText, BASE);
  return clientId !== undefined && serial.toString(BASE) === serialText
    ? { clientId, serial }
    : undefined;
}
