import { RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../shared/ui/button.js';
import { openNewVersion, useNewVersion } from '../shared/worker/app-worker.js';

/** Offers a newer version of the app, and waits for a yes. */
export function NewVersion() {
  const { t } = useTranslation();
  const isThere = useNewVersion();
  const [isLater, setLater] = useState(false);
  return (
    <div role="status">
      {isThere && !isLater && (
        <div className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-40 mx-auto flex max-w-md animate-rise items-center gap-2 rounded-lg bg-raised p-3 pl-4 text-sm shadow-raised ring-1 ring-line lg:bottom-5">
          <p className="min-w-0 flex-1 font-medium">{t('newVersion.text')}</p>
          <Button look="primary" size="sm" onPress={openNewVersion}>
            <RefreshCw aria-hidden className="size-4" />
            {t('newVersion.reload')}
          </Button>
          <Button
            look="quiet"
            size="sm"
            iconOnly
            aria-label={t('newVersion.later')}
            onPress={() => {
              setLater(true);
            }}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      )}
    </div>
  );
}
