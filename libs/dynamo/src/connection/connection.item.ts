import type { Connection } from '@vigia/domain/connection';
import { expirySecond } from '../expiry.js';
import { ItemReader, type Item } from '../item-reader.js';
import { parseAudience } from '../notification/notification.item.js';

/** An open socket as it is stored. */
export interface ConnectionItem {
  readonly connectionId: string;
  readonly userEmail: string;
  readonly grupo: string;
  readonly fecha: string;
  readonly fecha_expira: string;
  readonly expira: number;
}

/** The item of a socket. */
export function toConnectionItem(connection: Connection): ConnectionItem {
  return {
    connectionId: connection.id,
    userEmail: connection.email,
    grupo: connection.group,
    fecha: connection.connectedAt,
    fecha_expira: connection.expiresAt,
    expira: expirySecond(connection.expiresAt),
  };
}

/** The socket of an item. */
export function fromConnectionItem(item: Item): Connection {
  const read = new ItemReader(item, 'connections', ['connectionId']);
  return {
    id: read.text('connectionId'),
    email: read.text('userEmail'),
    group: read.word('grupo', parseAudience),
    connectedAt: read.time('fecha'),
    expiresAt: read.time('fecha_expira'),
  };
}
