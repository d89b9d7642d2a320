import { useLogOut } from '../features/auth/use-log-out.js';
import { forgetBoardsOf } from '../features/boards/unsent-work.js';
import { leaveHere, leaveOnServer } from '../features/devices/api/this-device.js';
import { forgetMarksOf } from '../features/notifications/unsent-marks.js';
import { useViewer } from '../shared/api/viewer.js';
import { openOutbox } from '../shared/outbox/panel.js';
import { useOutboxView } from '../shared/outbox/use-outbox.js';
import { endReading } from './reading/kept-reading.js';

/**
 * Logs out, and leaves nothing of this person on the device that somebody else may use next; asks first where something
 * waits to be sent.
 */
export function useLeave(): () => void {
  const { email } = useViewer();
  const { entries } = useOutboxView();
  const leave = useLogOut({
    before: leaveOnServer,
    forget: async () => {
      forgetMarksOf(email);
      await Promise.allSettled([
        forgetBoardsOf(email),
        forgetReportOf(email),
        endReading(),
        leaveHere(email),
      ]);
    },
  });
  return () => {
    if (entries.length > 0) openOutbox({ is: 'leaving', leave });
    else leave();
  };
}

async function forgetReportOf(email: string): Promise<void> {
  const { forgetReport } = await import('../features/report/draft/forget-report.js');
  await forgetReport(email);
}
