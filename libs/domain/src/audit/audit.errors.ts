import { DomainError } from '../shared/index.js';

/** Only admins read what happened to accounts. */
export class OnlyAdminsAuditError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-audit';
  constructor() {
    super('Only admins may read the audit trail.');
  }
}

/** Codes of the refusals about the audit trail. */
export type AuditErrorCode = OnlyAdminsAuditError['code'];
