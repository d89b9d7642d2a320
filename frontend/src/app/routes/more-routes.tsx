import { useQuery } from '@tanstack/react-query';
import { AccountPage } from '../../features/account/components/account-page.js';
import { goToLogin } from '../../features/auth/use-log-out.js';
import { leaveHere } from '../../features/devices/api/this-device.js';
import { PushOffer } from '../../features/devices/components/push-offer.js';
import { inboxQuery } from '../../features/notifications/api/inbox-queries.js';
import { InboxPage } from '../../features/notifications/components/inbox-page.js';
import { useViewer } from '../../shared/api/viewer.js';
import { endReading } from '../reading/kept-reading.js';
import { useLeave } from '../use-leave.js';
import { LazyShift } from './lazy-shift.js';

/** [PSH-11] Telling people on their devices is offered once something was about them. */
export function InboxRoute() {
  const { tipo } = useViewer();
  const { data: inbox } = useQuery(inboxQuery);
  const isTimely = inbox?.items.some(
    ({ calidad }) => tipo === 'admin' || calidad === 'reportante' || calidad === 'asignado',
  );
  return <InboxPage {...(isTimely && { offer: <PushOffer /> })} />;
}

export function AccountRoute() {
  const { email, tipo } = useViewer();
  return (
    <AccountPage
      onLogOut={useLeave()}
      onLoggedOut={() => {
        void Promise.allSettled([leaveHere(email), endReading()]).then(goToLogin);
      }}
      shift={
        tipo === 'estudiante' ? undefined : <LazyShift email={email} isDuty={tipo === 'admin'} />
      }
    />
  );
}
