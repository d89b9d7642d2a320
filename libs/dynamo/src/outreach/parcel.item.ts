import { NOTIFICATION_DAYS } from '@vigia/domain/notification';
import { Channel, queueOf, type Enclosure, type Parcel, type Queue } from '@vigia/domain/outreach';
import { expiryAfterDays } from '../expiry.js';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { parcelKey } from '../keys.js';
import { parseAudience } from '../notification/notification.item.js';
import { REFUSE, readOrTell, type OnUnreadable } from '../readable.js';

/** What waits for one person on one channel, as it is stored; only what waits has a place in a queue. */
export interface ParcelItem {
  readonly email: string;
  readonly id: string;
  readonly canal: Channel;
  readonly avisos: readonly StoredEnclosure[];
  readonly sobran: number;
  readonly conocidos: readonly string[];
  readonly proximo: string | undefined;
  readonly intentos: number;
  readonly entregado: string | undefined;
  readonly fecha: string;
  readonly version: number;
  readonly expira: number;
  readonly cola: Queue | undefined;
  readonly vence: string | undefined;
}

interface StoredEnclosure {
  readonly audiencia: string;
  readonly id: string;
  readonly evento: string;
}

/** Sorts what waits by when to bring it; unique. */
export function parcelOrder(dueAt: string, key: string): string {
  return `${dueAt}#${key}`;
}

/** The item of a parcel; it outlives what it has told of. */
export function toParcelItem(parcel: Parcel): ParcelItem {
  const { channel, dueAt } = parcel;
  const key = parcelKey(parcel);
  return {
    ...key,
    canal: channel,
    avisos: parcel.enclosed.map(({ audience, id, event }) => ({
      audiencia: audience,
      id,
      evento: event,
    })),
    sobran: parcel.left,
    conocidos: parcel.known,
    proximo: dueAt ?? undefined,
    intentos: parcel.tries,
    entregado: parcel.broughtAt ?? undefined,
    fecha: parcel.changedAt,
    version: parcel.version,
    expira: expiryAfterDays(parcel.changedAt, NOTIFICATION_DAYS),
    cola: dueAt === null ? undefined : queueOf(channel),
    vence: dueAt === null ? undefined : parcelOrder(dueAt, `${key.email}#${key.id}`),
  };
}

/** The parcel of an item. What it encloses that cannot be read is told, and counted with what is left. */
export function fromParcelItem(item: Item, tell: OnUnreadable = REFUSE): Parcel {
  const read = new ItemReader(item, 'personal', ['email', 'id']);
  const slips = read.parts('avisos', (slip) => readOrTell(() => readEnclosure(slip), tell));
  const enclosed = slips.filter((slip) => slip !== undefined);
  return {
    email: read.text('email'),
    channel: read.word('canal', oneOf(Object.values(Channel))),
    enclosed,
    left: read.number('sobran') + slips.length - enclosed.length,
    known: read.texts('conocidos'),
    dueAt: read.timeOrNull('proximo'),
    tries: read.number('intentos'),
    broughtAt: read.timeOrNull('entregado'),
    changedAt: read.time('fecha'),
    version: read.number('version'),
  };
}

function readEnclosure(read: ItemReader): Enclosure {
  return {
    audience: read.word('audiencia', parseAudience),
    id: read.text('id'),
    event: read.text('evento'),
  };
}
