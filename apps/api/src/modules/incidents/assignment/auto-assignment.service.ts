import { Injectable } from '@nestjs/common';
import {
  AutoAssignmentRepository,
  switchAutoAssignment,
  type AutoAssignment,
  type Switches,
} from '@vigia/domain/assignment';
import { AccountEventKind, type AccountEvent } from '@vigia/domain/audit';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { AuditTrail } from '../../../audit/audit-trail.js';
import { AutoAssigner } from './auto-assigner.js';

const ATTEMPTS = 5;

/** The switches of automatic assignment. */
@Injectable()
export class AutoAssignmentService {
  constructor(
    private readonly repository: AutoAssignmentRepository,
    private readonly assigner: AutoAssigner,
    private readonly trail: AuditTrail,
  ) {}

  find(): Promise<AutoAssignment> {
    return this.repository.find();
  }

  /** [ASG-7] Changes of different switches at once are all kept. */
  async change(actor: Actor, switches: Switches): Promise<AutoAssignment> {
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.repository.find();
      const after = switchAutoAssignment(before, switches, actor);
      if (after === undefined) return before;
      try {
        await this.repository.save(after, this.eventOf(after, actor));
        this.assigner.runSoon();
        return after;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** It happens to nobody's account but to that of who did it: there it is found. */
  private eventOf({ trades }: AutoAssignment, { email }: Actor): AccountEvent {
    const detail = trades.length === 0 ? '–' : trades.join(', ');
    const happening = { account: email, actor: email, detail };
    return this.trail.event(AccountEventKind.AutoAssignmentSwitched, happening);
  }
}
