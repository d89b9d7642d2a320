import { useQuery } from '@tanstack/react-query';
import { useLogOut } from '../features/auth/use-log-out.js';
import { forgetBoardsOf } from '../features/boards/unsent-work.js';
import { keepUp, leaveHere, leaveOnServer } from '../features/devices/api/this-device.js';
import { forgetMarksOf } from '../features/notifications/unsent-marks.js';
import { publicConfigQuery } from '../shared/api/public-config.js';
import { useViewer } from '../shared/api/viewer.js';
import { openOutbox } from '../shared/outbox/panel.js';
import { useOutboxView } from '../shared/outbox/use-outbox.js';
import { endReading } from './reading/kept-reading.js';

/** Logs out as `useLeaving` does; asks first where something waits to be sent. */
export function useLeave(): () => void {
  const leave = useLeaving(useViewer().email);
  const { entries } = useOutboxView();
  return () => {
    if (entries.length > 0) openOutbox({ is: 'leaving', leave });
    else leave();
  };
}

/** Logs out, and leaves nothing of this person on the device that somebody else may use next. */
export function useLeaving(email: string | undefined): () => void {
  const { data: config } = useQuery(publicConfigQuery);
  return useLogOut({
    before: leaveOnServer,
    stay: async () => {
      if (email !== undefined && config !== undefined) await keepUp(email, config.push);
    },
    forget: async () => {
      await Promise.allSettled([
        endReading(),
        email === undefined ? undefined : forgetAllOf(email),
      ]);
    },
  });
}

async function forgetAllOf(email: string): Promise<void> {
  forgetMarksOf(email);
  await Promise.allSettled([forgetBoardsOf(email), forgetReportOf(email), leaveHere(email)]);
}

async function forgetReportOf(email: string): Promise<void> {
  const { forgetReport } = await import('../features/report/draft/forget-report.js');
  await forgetReport(email);
}
