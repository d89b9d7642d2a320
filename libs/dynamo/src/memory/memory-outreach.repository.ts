import {
  OutreachRepository,
  queueOf,
  type Address,
  type Allowance,
  type Parcel,
  type Queue,
} from '@vigia/domain/outreach';
import { parcelKey } from '../keys.js';
import type { MemoryStore } from './memory-store.js';

/** What is on its way to people, in memory. */
export class MemoryOutreachRepository extends OutreachRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async findSeveral(addresses: readonly Address[]): Promise<readonly Parcel[]> {
    return addresses.flatMap((address) => this.store.parcels.get(keyOf(address)) ?? []);
  }

  override async save(parcel: Parcel): Promise<boolean> {
    const key = keyOf(parcel);
    if ((this.store.parcels.get(key)?.version ?? 0) !== parcel.version - 1) return false;
    this.store.parcels.set(key, parcel);
    return true;
  }

  override async due(queue: Queue, at: string, limit: number): Promise<readonly Parcel[]> {
    const order = (parcel: Parcel): string => `${String(parcel.dueAt)}#${keyOf(parcel)}`;
    return [...this.store.parcels.values()]
      .filter(({ channel, dueAt }) => queueOf(channel) === queue && dueAt !== null && dueAt <= at)
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      .slice(0, limit);
  }

  override async lease(owner: string, now: string, until: string): Promise<string | undefined> {
    const { outreachReader: reader } = this.store;
    if (reader.owner !== owner && reader.until > now) return undefined;
    this.store.outreachReader = { ...reader, owner, until };
    return reader.cursor;
  }

  override async advance(owner: string, cursor: string): Promise<boolean> {
    const { outreachReader: reader } = this.store;
    if (reader.owner !== owner) return false;
    this.store.outreachReader = { ...reader, cursor };
    return true;
  }

  override async take({ name, most }: Allowance): Promise<boolean> {
    const used = this.store.allowances.get(name) ?? 0;
    if (used >= most) return false;
    this.store.allowances.set(name, used + 1);
    return true;
  }

  override async giveBack(name: string): Promise<void> {
    const used = this.store.allowances.get(name) ?? 0;
    if (used > 0) this.store.allowances.set(name, used - 1);
  }
}

function keyOf(address: Address): string {
  const { email, id } = parcelKey(address);
  return `${email}#${id}`;
}
