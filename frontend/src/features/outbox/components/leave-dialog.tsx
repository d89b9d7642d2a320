import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox, useOutboxView } from '../../../shared/outbox/use-outbox.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';

export interface LeaveDialogProps {
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** [OFF-8] Asked when somebody logs out while something of theirs waits here. */
export function LeaveDialog({ onLeave, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('outbox');
  const { t: tShared } = useTranslation();
  const outbox = useOutbox();
  const { entries } = useOutboxView();
  const [isSending, setSending] = useState(false);
  const [hasTried, setTried] = useState(false);
  const sendFirst = async () => {
    setSending(true);
    await outbox?.wake();
    setSending(false);
    setTried(true);
    if (outbox?.current().entries.length === 0) onLeave();
  };
  const discard = async () => {
    await outbox?.discard(entries.map(({ id }) => id));
    onLeave();
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('leave.title', { count: entries.length })}
      description={t('leave.lead')}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        {hasTried && !isSending && (
          <p role="alert" className="mb-4 rounded-lg bg-warning-soft px-4 py-3 text-sm">
            {t('leave.stillWaiting', { count: entries.length })}
          </p>
        )}
        <div className="flex flex-col gap-2">
          <Button look="primary" isPending={isSending} onPress={() => void sendFirst()}>
            {t('leave.sendFirst')}
          </Button>
          <Button onPress={onLeave}>{t('leave.keep')}</Button>
          <Button look="danger" onPress={() => void discard()}>
            {t('leave.discard')}
          </Button>
        </div>
        <DialogActions>
          <Button look="quiet" onPress={onClose}>
            {tShared('action.cancel')}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
