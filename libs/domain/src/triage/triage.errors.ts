import { DomainError } from '../shared/index.js';

/** The person has no such filter. */
export class FilterNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'filter-not-found';
  constructor() {
    super('You saved no such filter.');
  }
}

/** Another filter of the person has the name. */
export class FilterNameTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'filter-name-taken';
  constructor() {
    super('Another of your filters has this name.');
  }
}

/** The person saved as many filters as anybody may. */
export class TooManyFiltersError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-filters';
  constructor(max: number) {
    super(`Nobody saves more than ${String(max)} filters.`, { max });
  }
}

/** Codes of the refusals about the queue as a whole. */
export type TriageErrorCode =
  FilterNotFoundError['code'] | FilterNameTakenError['code'] | TooManyFiltersError['code'];
