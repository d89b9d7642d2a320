import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { useLeaveGuard } from './use-leave-guard.js';

/** Asks before work is lost that neither the board nor this device has. */
export function LeaveQuestion({ isLosing }: { isLosing: boolean }) {
  const { t } = useTranslation('boards');
  const blocker = useLeaveGuard(isLosing);
  if (blocker.state !== 'blocked') return null;
  const stay = () => {
    blocker.reset();
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('leave.title')}
      description={t('leave.body')}
      isOpen
      onClose={stay}
    >
      <DialogBody>
        <DialogActions>
          <Button
            look="danger"
            onPress={() => {
              blocker.proceed();
            }}
          >
            {t('leave.go')}
          </Button>
          <Button look="primary" onPress={stay}>
            {t('leave.stay')}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
