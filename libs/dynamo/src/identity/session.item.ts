import type { Session } from '@vigia/domain/identity';
import { expirySecond } from '../expiry.js';
import { ItemReader, type Item } from '../item-reader.js';
import { sessionKey, unprefixed } from '../keys.js';

/** One login as it is stored; secrets only as digests. */
export interface SessionItem {
  readonly id: string;
  readonly email: string;
  readonly agente: string;
  readonly cookie_hash: string;
  readonly refresh_hash: string;
  readonly fecha: string;
  readonly fecha_prueba: string;
  readonly fecha_expira_cookie: string;
  readonly fecha_expira: string;
  readonly expira: number;
}

/** The item of a session. */
export function toSessionItem(session: Session): SessionItem {
  return {
    ...sessionKey(session.id),
    email: session.email,
    agente: session.agent,
    cookie_hash: session.cookieHash,
    refresh_hash: session.refreshHash,
    fecha: session.createdAt,
    fecha_prueba: session.provedAt,
    fecha_expira_cookie: session.cookieExpiresAt,
    fecha_expira: session.expiresAt,
    expira: expirySecond(session.expiresAt),
  };
}

/** The session of an item. */
export function fromSessionItem(item: Item): Session {
  const read = new ItemReader(item, 'tokens', ['id']);
  return {
    id: unprefixed(read.text('id')),
    email: read.text('email'),
    agent: read.textOr('agente', ''),
    cookieHash: read.text('cookie_hash'),
    refreshHash: read.text('refresh_hash'),
    createdAt: read.time('fecha'),
    provedAt: read.timeOrNull('fecha_prueba') ?? read.time('fecha'),
    cookieExpiresAt: read.time('fecha_expira_cookie'),
    expiresAt: read.time('fecha_expira'),
  };
}
