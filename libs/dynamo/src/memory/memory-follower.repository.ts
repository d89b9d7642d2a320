import { FollowerRepository, type Following } from '@vigia/domain/incident';
import type { MemoryStore } from './memory-store.js';

/** Who follows an incident, in memory. */
export class MemoryFollowerRepository extends FollowerRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(incidentId: string, email: string): Promise<Following | undefined> {
    return this.store.followings.get(followingKey({ incidentId, email }));
  }

  override async *listFollowers(incidentId: string): AsyncIterable<readonly string[]> {
    const rows = [...this.store.followings.values()].filter((row) => row.incidentId === incidentId);
    if (rows.length > 0) yield rows.map(({ email }) => email).sort();
  }
}

/** Where a following is kept. */
export function followingKey({ incidentId, email }: Omit<Following, 'since'>): string {
  return `${incidentId}#${email}`;
}
