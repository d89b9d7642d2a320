import type { AccountEvent } from '@vigia/domain/audit';
import { SessionRepository, type Session } from '@vigia/domain/identity';
import { laterExpiries } from '../identity/later-expiries.js';
import type { MemoryStore } from './memory-store.js';

/** Sessions in memory. */
export class MemorySessionRepository extends SessionRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async create(session: Session, event?: AccountEvent): Promise<void> {
    this.store.sessions.set(session.id, session);
    if (event !== undefined) this.store.accountEvents.push(event);
  }

  override async find(id: string): Promise<Session | undefined> {
    return this.store.sessions.get(id);
  }

  override async listByUser(email: string): Promise<readonly Session[]> {
    return [...this.store.sessions.values()].filter((session) => session.email === email);
  }

  override async slide(session: Session): Promise<boolean> {
    const stored = this.store.sessions.get(session.id);
    if (stored === undefined) return false;
    this.store.sessions.set(session.id, laterExpiries(stored, session));
    return true;
  }

  override async rotate(session: Session, fromHash: string): Promise<boolean> {
    const stored = this.store.sessions.get(session.id);
    if (stored?.refreshHash !== fromHash) return false;
    const { refreshHash, expiresAt } = session;
    this.store.sessions.set(session.id, { ...stored, refreshHash, expiresAt });
    return true;
  }

  override async prove(id: string, at: string): Promise<boolean> {
    const stored = this.store.sessions.get(id);
    if (stored === undefined) return false;
    this.store.sessions.set(id, { ...stored, provedAt: at });
    return true;
  }

  override async remove(id: string, event?: AccountEvent): Promise<void> {
    this.store.sessions.delete(id);
    if (event !== undefined) this.store.accountEvents.push(event);
  }
}
