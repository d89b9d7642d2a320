import { SessionRepository, type Session } from '@vigia/domain/identity';
import { laterExpiries } from '../identity/later-expiries.js';
import type { MemoryStore } from './memory-store.js';

/** Sessions in memory. */
export class MemorySessionRepository extends SessionRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async create(session: Session): Promise<void> {
    this.store.sessions.set(session.id, session);
  }

  override async find(id: string): Promise<Session | undefined> {
    return this.store.sessions.get(id);
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

  override async remove(id: string): Promise<void> {
    this.store.sessions.delete(id);
  }
}
