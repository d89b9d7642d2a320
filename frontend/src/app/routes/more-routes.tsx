import { AccountPage } from '../../features/account/components/account-page.js';
import { goToLogin, useLogOut } from '../../features/auth/use-log-out.js';

export { InboxPage } from '../../features/notifications/components/inbox-page.js';

export function AccountRoute() {
  return <AccountPage onLogOut={useLogOut()} onLoggedOut={goToLogin} />;
}
