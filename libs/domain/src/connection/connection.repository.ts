import type { Audience } from '../notification/index.js';
import type { Connection } from './connection.js';

/** Port: the open sockets. */
export abstract class ConnectionRepository {
  /** Stores or replaces the row of this id. */
  abstract put(connection: Connection): Promise<void>;
  /** Forgets it; unknown ids are fine. */
  abstract remove(id: string): Promise<void>;
  abstract find(id: string): Promise<Connection | undefined>;
  /** Ids of the sockets of one person or group, answered from an index page by page. */
  abstract listIds(audience: Audience): AsyncIterable<readonly string[]>;
}
