import type { Mention, Message } from '@vigia/domain/conversation';
import { Role } from '@vigia/domain/shared';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { messagesKey, notesKey, unprefixed } from '../keys.js';

/** A message as it is stored, beside the history of incidents; its partition tells its kind. */
export interface MessageItem {
  readonly incidente_id: string;
  readonly id: string;
  readonly autor: string;
  readonly autor_nombre: string;
  readonly autor_tipo: Role;
  readonly texto: string;
  readonly menciones: readonly StoredMention[];
  readonly fecha: string;
}

interface StoredMention {
  readonly email: string;
  readonly nombre: string;
}

/** The partition of a kind of messages of an incident. */
export function messagePartition({
  incidentId,
  isInternal,
}: Pick<Message, 'incidentId' | 'isInternal'>): string {
  return isInternal ? notesKey(incidentId) : messagesKey(incidentId);
}

/** The item of a message. */
export function toMessageItem(message: Message): MessageItem {
  return {
    incidente_id: messagePartition(message),
    id: message.id,
    autor: message.author.email,
    autor_nombre: message.author.name,
    autor_tipo: message.author.role,
    texto: message.text,
    menciones: message.mentions.map(({ email, name }) => ({ email, nombre: name })),
    fecha: message.at,
  };
}

/** The message of an item. */
export function fromMessageItem(item: Item): Message {
  const read = new ItemReader(item, 'activity', ['incidente_id', 'id']);
  const partition = read.text('incidente_id');
  const incidentId = unprefixed(partition);
  return {
    id: read.text('id'),
    incidentId,
    author: {
      email: read.text('autor'),
      name: read.text('autor_nombre'),
      role: read.word('autor_tipo', oneOf(Object.values(Role))),
    },
    text: read.text('texto'),
    isInternal: partition === notesKey(incidentId),
    mentions: read.parts('menciones', readMention),
    at: read.time('fecha'),
  };
}

function readMention(read: ItemReader): Mention {
  return { email: read.text('email'), name: read.text('nombre') };
}
