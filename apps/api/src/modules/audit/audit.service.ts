import { Injectable } from '@nestjs/common';
import {
  AccountEventKind,
  AccountEventRepository,
  OnlyAdminsAuditError,
  type AccountEvent,
  type AccountEventQuery,
} from '@vigia/domain/audit';
import { Role, type Page } from '@vigia/domain/shared';
import { normaliseEmail, type Actor } from '@vigia/domain/user';
import { ulidFloor } from '@vigia/platform';
import { AuditTrail } from '../../audit/audit-trail.js';

/** Events in one file at most; the next file goes on behind it. */
export const EXPORT_LIMIT = 10_000;
const EXPORT_CHUNK = 1_000;

/** What to look for, in instants. */
export interface EventFilter {
  readonly person?: string | undefined;
  readonly kind?: AccountEventKind | undefined;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Shows admins what happened to accounts. */
@Injectable()
export class AuditService {
  constructor(
    private readonly events: AccountEventRepository,
    private readonly trail: AuditTrail,
  ) {}

  /** [AUD-2] Newest first. */
  async list(actor: Actor, filter: EventFilter, limit: number): Promise<Page<AccountEvent>> {
    requireAdmin(actor);
    return this.events.list({ ...queryOf(filter), limit });
  }

  /** [AUD-3] As many as a file takes, after writing down who takes them. */
  async export(actor: Actor, filter: EventFilter): Promise<Page<AccountEvent>> {
    requireAdmin(actor);
    const { email } = actor;
    await this.trail.record(AccountEventKind.Exported, { account: email, actor: email });
    const items: AccountEvent[] = [];
    let { cursor } = filter;
    do {
      const limit = Math.min(EXPORT_CHUNK, EXPORT_LIMIT - items.length);
      const page = await this.events.list({ ...queryOf(filter), limit, cursor });
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined && items.length < EXPORT_LIMIT);
    return cursor === undefined ? { items } : { items, next: cursor };
  }
}

function requireAdmin(actor: Actor): void {
  if (actor.role !== Role.Admin) throw new OnlyAdminsAuditError();
}

function queryOf({
  person,
  kind,
  from,
  before,
  cursor,
}: EventFilter): Omit<AccountEventQuery, 'limit'> {
  const floor = (at: string | undefined) => (at === undefined ? at : ulidFloor(Date.parse(at)));
  return {
    person: person === undefined ? person : normaliseEmail(person),
    kind,
    from: floor(from),
    before: floor(before),
    cursor,
  };
}
