import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';

/** The secret that signs what is posted, to be kept now or never. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog
      title={t('secret.title')}
      description={t('secret.lead')}
      isOpen
      onClose={onClose}
      isDismissable={false}
    >
      <DialogBody>
        <p
          aria-label={t('secret.label')}
          role="group"
          className="rounded-lg bg-sunken p-4 font-mono text-sm break-all select-all"
        >
          {secret}
        </p>
        <DialogActions>
          <Button
            onPress={() => {
              void navigator.clipboard.writeText(secret).then(() => {
                setCopied(true);
              });
            }}
          >
            <Copy aria-hidden className="size-4" />
            {t(isCopied ? 'secret.copied' : 'secret.copy')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {t('secret.kept')}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
