import { useLogOut } from '../features/auth/use-log-out.js';
import { forgetBoardsOf } from '../features/boards/unsent-work.js';
import { useViewer } from '../shared/api/viewer.js';

/** Logs out, and leaves nothing of this person on the device that somebody else may use next. */
export function useLeave(): () => void {
  const { email } = useViewer();
  return useLogOut(async () => {
    await Promise.allSettled([forgetBoardsOf(email), forgetReportOf(email)]);
  });
}

async function forgetReportOf(email: string): Promise<void> {
  const { forgetReport } = await import('../features/report/draft/forget-report.js');
  await forgetReport(email);
}
