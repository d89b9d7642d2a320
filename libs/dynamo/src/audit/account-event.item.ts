import { AUDIT_DAYS, AccountEventKind, type AccountEvent } from '@vigia/domain/audit';
import { expiryAfterDays } from '../expiry.js';
import { ItemReader, oneOf, type Item } from '../item-reader.js';

/** The one partition of the trail: far fewer events than the thousand a second that a partition takes. */
export const TRAIL = 'cuentas';

/** An account event as it is stored. */
export interface AccountEventItem {
  readonly registro: typeof TRAIL;
  readonly id: string;
  readonly tipo: AccountEventKind;
  readonly cuenta: string;
  readonly autor?: string;
  readonly fecha: string;
  readonly ip: string;
  readonly agente: string;
  readonly detalle?: string;
  readonly expira: number;
}

/** The item of an event. */
export function toAccountEventItem(event: AccountEvent): AccountEventItem {
  return {
    registro: TRAIL,
    id: event.id,
    tipo: event.kind,
    cuenta: event.account,
    ...(event.actor !== null && { autor: event.actor }),
    fecha: event.at,
    ip: event.source.ip,
    agente: event.source.agent,
    ...(event.detail !== null && { detalle: event.detail }),
    expira: expiryAfterDays(event.at, AUDIT_DAYS),
  };
}

/** The event of an item. */
export function fromAccountEventItem(item: Item): AccountEvent {
  const read = new ItemReader(item, 'audit', ['registro', 'id']);
  return {
    id: read.text('id'),
    kind: read.word('tipo', oneOf(Object.values(AccountEventKind))),
    account: read.text('cuenta'),
    actor: read.textOr('autor', null),
    at: read.time('fecha'),
    source: { ip: read.text('ip'), agent: read.text('agente') },
    detail: read.textOr('detalle', null),
  };
}
