export { AuditPage } from '../../features/audit/components/audit-page.js';
export { InvitationPage } from '../../features/auth/components/invitation-page.js';
export { PeoplePage } from '../../features/users/components/people-page.js';
