import { AccountPage } from '../../features/account/components/account-page.js';
import { goToLogin } from '../../features/auth/use-log-out.js';
import { useViewer } from '../../shared/api/viewer.js';
import { useLeave } from '../use-leave.js';
import { LazyShift } from './lazy-shift.js';

export { InboxPage } from '../../features/notifications/components/inbox-page.js';

export function AccountRoute() {
  const { email, tipo } = useViewer();
  return (
    <AccountPage
      onLogOut={useLeave()}
      onLoggedOut={goToLogin}
      shift={
        tipo === 'estudiante' ? undefined : <LazyShift email={email} isDuty={tipo === 'admin'} />
      }
    />
  );
}
