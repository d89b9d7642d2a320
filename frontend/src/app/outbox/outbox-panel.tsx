import { useNavigate } from 'react-router';
import { useViewer } from '../../shared/api/viewer.js';
import { paths } from '../../shared/config/paths.js';
import { loadTexts } from '../../shared/i18n/i18n.js';
import type { Entry } from '../../shared/outbox/entry.js';
import { closeOutbox, useOutboxPanel } from '../../shared/outbox/panel.js';
import { useOutbox, useOutboxView } from '../../shared/outbox/use-outbox.js';
import { lazyDialog } from '../../shared/ui/lazy-dialog.js';

const OutboxDialog = lazyDialog(async () => {
  const [{ OutboxDialog: dialog }] = await Promise.all([
    import('../../features/outbox/components/outbox-dialog.js'),
    loadTexts('outbox'),
  ]);
  return { default: dialog };
});
const DecisionDialog = lazyDialog(async () => {
  const [{ DecisionDialog: dialog }] = await Promise.all([
    import('../../features/outbox/components/decision-dialog.js'),
    loadTexts('outbox'),
  ]);
  return { default: dialog };
});
const LeaveDialog = lazyDialog(async () => {
  const [{ LeaveDialog: dialog }] = await Promise.all([
    import('../../features/outbox/components/leave-dialog.js'),
    loadTexts('outbox'),
  ]);
  return { default: dialog };
});

/** What of the outbox lies on top of the page; fetched when it is first opened. */
export function OutboxPanel() {
  const panel = useOutboxPanel();
  const { entries } = useOutboxView();
  const fix = useFix();
  if (panel === undefined) return null;
  const entry = panel.is === 'decision' && entries.find(({ id }) => id === panel.entry);
  return (
    <>
      {panel.is === 'list' && <OutboxDialog onClose={closeOutbox} />}
      {entry && (
        <DecisionDialog
          key={entry.id}
          entry={entry}
          onClose={closeOutbox}
          onFix={(refused) => {
            closeOutbox();
            void fix(refused);
          }}
        />
      )}
      {panel.is === 'leaving' && (
        <LeaveDialog
          onClose={closeOutbox}
          onLeave={() => {
            closeOutbox();
            panel.leave();
          }}
        />
      )}
    </>
  );
}

/** [OFF-4] Takes a refused report back into its form; a report that is begun there waits in its place. */
function useFix() {
  const { email } = useViewer();
  const outbox = useOutbox();
  const navigate = useNavigate();
  return async (entry: Entry) => {
    if (outbox === undefined || entry.act.kind !== 'report') return;
    const { takeBack } = await import('../../features/report/draft/take-back.js');
    const isTaken = await takeBack(email, entry.act.form, await outbox.filesOf(entry.id));
    if (isTaken) await outbox.discard([entry.id]);
    await navigate(paths.report);
  };
}
