import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../features/auth/api/session.js';
import { WaitingPage } from '../../features/auth/components/waiting-page.js';
import { useLeaving } from '../use-leave.js';

export function WaitingRoute() {
  const { data: me } = useQuery(meQuery);
  return <WaitingPage onLogOut={useLeaving(me?.email)} />;
}
