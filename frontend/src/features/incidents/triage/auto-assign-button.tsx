import { Bot } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { lazyDialog } from '../../../shared/ui/lazy-dialog.js';

const AutoAssignDialog = lazyDialog(async () => ({
  default: (await import('./auto-assign-dialog.js')).AutoAssignDialog,
}));

/** Leads to what is assigned without a hand. */
export function AutoAssignButton() {
  const { t } = useTranslation('triage');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        <Bot aria-hidden className="size-4" />
        <span className="@max-3xl:sr-only">{t('auto.open')}</span>
      </Button>
      {isOpen && (
        <AutoAssignDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
