import { DomainError } from '../shared/index.js';

/** A worker sees and changes their own shift, an admin everybody's. */
export class ShiftOfOthersError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'shift-of-others';
  constructor() {
    super('Only admins and the worker themselves may see and change a shift.');
  }
}

/** How much somebody may have at once is not for them to say. */
export class OnlyAdminsSetMaximumError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-set-maximum';
  constructor() {
    super('Only admins may change the maximum of open incidents.');
  }
}

/** Students and admins have no shift. */
export class OnlyStaffHaveShiftsError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'only-staff-have-shifts';
  constructor() {
    super('Only the staff have shifts.');
  }
}

/** Codes of the refusals about shifts. */
export type ShiftErrorCode =
  ShiftOfOthersError['code'] | OnlyAdminsSetMaximumError['code'] | OnlyStaffHaveShiftsError['code'];
