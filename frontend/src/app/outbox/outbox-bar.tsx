import { CircleAlert, CloudUpload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { needsPerson } from '../../shared/outbox/entry.js';
import { openOutbox } from '../../shared/outbox/panel.js';
import { useOutboxView } from '../../shared/outbox/use-outbox.js';
import { Button } from '../../shared/ui/button.js';
import { cx } from '../../shared/ui/cx.js';

/** [OFF-6] On top of every page while something waits on this device. */
export function OutboxBar() {
  const { t } = useTranslation();
  const { entries } = useOutboxView();
  if (entries.length === 0) return null;
  const needed = entries.filter(needsPerson).length;
  const Icon = needed > 0 ? CircleAlert : CloudUpload;
  return (
    <div
      className={cx(
        'flex animate-fade items-center gap-2.5 border-b border-line px-4 py-1 text-sm text-ink sm:px-6',
        needed > 0 ? 'bg-warning-soft' : 'bg-sunken',
      )}
    >
      <Icon
        aria-hidden
        className={cx('size-4 shrink-0', needed > 0 ? 'text-warning' : 'text-ink-soft')}
      />
      <span role="status" className="min-w-0 flex-1">
        {needed > 0
          ? t('outbox.needed', { count: needed })
          : t('outbox.count', { count: entries.length })}
      </span>
      <Button
        look="quiet"
        size="sm"
        onPress={() => {
          openOutbox({ is: 'list' });
        }}
      >
        {t('outbox.open')}
      </Button>
    </div>
  );
}
