import { AuthPage } from '../../features/auth/components/auth-page.js';
import { MuteLinkPage } from '../../features/preferences/components/mute-link-page.js';

export function MuteLinkRoute() {
  return <MuteLinkPage frame={AuthPage} />;
}
