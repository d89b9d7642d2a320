import type { AccountEvent } from '@vigia/domain/audit';
import { InvitationRepository, type InvitationLink } from '@vigia/domain/identity';
import { ReceiptExistsError, type Receipt } from '@vigia/domain/shared';
import type { MemoryStore } from './memory-store.js';

/** Open invitations in memory. */
export class MemoryInvitationRepository extends InvitationRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async open(
    link: InvitationLink,
    receipt?: Receipt,
    event?: AccountEvent,
  ): Promise<void> {
    const { receipts, links, invitations, accountEvents } = this.store;
    if (receipt !== undefined && receipts.has(receipt.id)) throw new ReceiptExistsError(receipt.id);
    const earlier = invitations.get(link.email);
    if (earlier !== undefined) links.delete(earlier.hash);
    links.set(link.hash, link);
    invitations.set(link.email, link);
    if (receipt !== undefined) receipts.set(receipt.id, receipt);
    if (event !== undefined) accountEvents.push(event);
  }

  override async find(email: string, at: string): Promise<InvitationLink | undefined> {
    const link = this.store.invitations.get(email);
    return link !== undefined && link.expiresAt > at ? link : undefined;
  }

  override async list(at: string): Promise<readonly InvitationLink[]> {
    return [...this.store.invitations.values()]
      .filter(({ expiresAt }) => expiresAt > at)
      .sort((a, b) => (a.email < b.email ? -1 : 1));
  }

  override async redeem({ hash, email }: InvitationLink, at: string): Promise<boolean> {
    const link = this.store.links.get(hash);
    if (link === undefined || link.expiresAt <= at) return false;
    this.store.links.delete(hash);
    this.store.invitations.delete(email);
    return true;
  }

  override async revoke(email: string, event: AccountEvent): Promise<boolean> {
    const link = this.store.invitations.get(email);
    if (link === undefined) return false;
    this.store.links.delete(link.hash);
    this.store.invitations.delete(email);
    this.store.accountEvents.push(event);
    return true;
  }
}
