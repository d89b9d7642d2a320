export { AuditPage } from '../../features/audit/components/audit-page.js';
export { PeoplePage } from '../../features/users/components/people-page.js';
