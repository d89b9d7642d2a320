import { AccountPage } from '../../features/account/components/account-page.js';
import { goToLogin } from '../../features/auth/use-log-out.js';
import { useLeave } from '../use-leave.js';

export { InboxPage } from '../../features/notifications/components/inbox-page.js';

export function AccountRoute() {
  return <AccountPage onLogOut={useLeave()} onLoggedOut={goToLogin} />;
}
