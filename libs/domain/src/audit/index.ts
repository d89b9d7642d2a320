export { AUDIT_DAYS, AccountEventKind, type AccountEvent, type Source } from './account-event.js';
export { AccountEventRepository, type AccountEventQuery } from './account-event.repository.js';
export { OnlyAdminsAuditError, type AuditErrorCode } from './audit.errors.js';
