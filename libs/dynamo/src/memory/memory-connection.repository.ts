import { ConnectionRepository, type Connection } from '@vigia/domain/connection';
import type { Audience } from '@vigia/domain/notification';
import { userOf } from '../connection/user-of.js';
import type { MemoryStore } from './memory-store.js';

/** Open sockets in memory. */
export class MemoryConnectionRepository extends ConnectionRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async put(connection: Connection): Promise<void> {
    this.store.connections.set(connection.id, connection);
  }

  override async remove(id: string): Promise<void> {
    this.store.connections.delete(id);
  }

  override async find(id: string): Promise<Connection | undefined> {
    return this.store.connections.get(id);
  }

  override async *listIds(audience: Audience): AsyncIterable<readonly string[]> {
    const email = userOf(audience);
    const ids = [...this.store.connections.values()]
      .filter((one) => (email === undefined ? one.group === audience : one.email === email))
      .map(({ id }) => id);
    if (ids.length > 0) yield ids;
  }
}
