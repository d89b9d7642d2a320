import { PeoplePage } from '../../features/users/components/people-page.js';
import { LazyShift } from './lazy-shift.js';

export { AuditPage } from '../../features/audit/components/audit-page.js';
export { InvitationPage } from '../../features/auth/components/invitation-page.js';

export function PeopleRoute() {
  return (
    <PeoplePage
      shift={({ email, tipo }) => <LazyShift email={email} isDuty={tipo === 'admin'} />}
    />
  );
}
