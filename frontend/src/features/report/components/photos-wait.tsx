import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';

/** Why the report has not gone out yet, brought into view: its button was pressed at the very bottom. */
export function PhotosWait({ onSkip }: { onSkip: () => void }) {
  const { t } = useTranslation();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={notice}>
      <Notice tone="info" title={t('photos.waiting.title')}>
        <p>{t('photos.waiting.body')}</p>
        <Button size="sm" onPress={onSkip} className="mt-2">
          {t('photos.waiting.skip')}
        </Button>
      </Notice>
    </div>
  );
}
