import { DomainError } from '../shared/index.js';

/** Only the staff of an incident knows what was spent on it. */
export class OnlyStaffLogsWorkError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-staff-logs-work';
  constructor() {
    super('Only its worker and admins log and see work.');
  }
}

/** The incident has as many entries as it may have. */
export class TooManyWorkEntriesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-work-entries';
  constructor(max: number) {
    super(`An incident has at most ${String(max)} entries of work.`, { max });
  }
}

/** Codes of the refusals about work. */
export type WorkErrorCode = OnlyStaffLogsWorkError['code'] | TooManyWorkEntriesError['code'];
