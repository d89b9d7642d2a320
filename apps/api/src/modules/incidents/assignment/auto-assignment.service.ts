import { Injectable } from '@nestjs/common';
import {
  AutoAssignmentRepository,
  switchAutoAssignment,
  type AutoAssignment,
  type Switches,
} from '@vigia/domain/assignment';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { AutoAssigner } from './auto-assigner.js';

const ATTEMPTS = 5;

/** The switches of automatic assignment. */
@Injectable()
export class AutoAssignmentService {
  constructor(
    private readonly repository: AutoAssignmentRepository,
    private readonly assigner: AutoAssigner,
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
        await this.repository.save(after);
        this.assigner.runSoon();
        return after;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
