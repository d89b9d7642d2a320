import type { Message } from '@vigia/domain/conversation';
import type { Role } from '@vigia/domain/shared';

/** A message of the conversation about an incident, as everybody who hears it sees it. */
export interface MessageView {
  readonly id: string;
  readonly autor: { readonly nombre: string; readonly tipo: Role };
  readonly texto: string;
  readonly fecha: string;
  /** Whether it stays among the staff. */
  readonly interno: boolean;
  readonly menciones: readonly { readonly nombre: string }[];
}

/** A message as it crosses the wire. */
export function messageView({ id, author, text, at, isInternal, mentions }: Message): MessageView {
  return {
    id,
    autor: { nombre: author.name, tipo: author.role },
    texto: text,
    fecha: at,
    interno: isInternal,
    menciones: mentions.map(({ name }) => ({ nombre: name })),
  };
}
