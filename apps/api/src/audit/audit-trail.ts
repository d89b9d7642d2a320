import { Injectable } from '@nestjs/common';
import {
  AccountEventRepository,
  type AccountEvent,
  type AccountEventKind,
} from '@vigia/domain/audit';
import { Clock, Ids } from '@vigia/platform';
import { currentSource } from '../access/request-source.js';

/** What happened, told by whoever knows it. */
export type Happening = Pick<AccountEvent, 'account' | 'actor'> & {
  readonly detail?: string | null;
};

/** Writes down what happens to accounts. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly events: AccountEventRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** [AUD-1] The event of a change, to be stored together with it: who, what, when and from where. */
  event(kind: AccountEventKind, { account, actor, detail }: Happening): AccountEvent {
    const now = this.clock.nowMs();
    return {
      id: this.ids.ulid(now),
      kind,
      account,
      actor,
      at: new Date(now).toISOString(),
      source: currentSource(),
      detail: detail ?? null,
    };
  }

  /** Stores an event that changed nothing. */
  async record(kind: AccountEventKind, happening: Happening): Promise<void> {
    await this.events.append(this.event(kind, happening));
  }
}
