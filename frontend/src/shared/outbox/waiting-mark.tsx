import { CircleAlert, CloudUpload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.js';
import { cx } from '../ui/cx.js';
import { type Entry, needsPerson } from './entry.js';
import { openOutbox } from './panel.js';
import { useWaiting } from './use-outbox.js';

/** [OFF-6] Says of one incident that something about it waits here, or needs a decision; nothing where nothing does. */
export function WaitingMark({ subject, className }: { subject: string; className?: string }) {
  const entries = useWaiting(subject);
  if (entries.length === 0) return null;
  const open = entries.find(needsPerson);
  return open ? (
    <NeedsDecision entry={open} className={className} />
  ) : (
    <WillGo className={className} />
  );
}

/** The same where there is room for a sign only. */
export function WaitingDot({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const entries = useWaiting(subject);
  if (entries.length === 0) return null;
  const isOpen = entries.some(needsPerson);
  const Icon = isOpen ? CircleAlert : CloudUpload;
  return (
    <span title={t(isOpen ? 'outbox.needsYou' : 'outbox.willGo')} className="shrink-0">
      <Icon aria-hidden className={cx('size-4', isOpen ? 'text-warning' : 'text-ink-soft')} />
      <span className="sr-only">{t(isOpen ? 'outbox.needsYou' : 'outbox.willGo')}</span>
    </span>
  );
}

/** It will go out by itself. */
export function WillGo({ className }: { className?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <p className={cx('flex items-center gap-1.5 text-xs text-ink-soft', className)}>
      <CloudUpload aria-hidden className="size-3.5 shrink-0" />
      {t('outbox.willGo')}
    </p>
  );
}

function NeedsDecision({ entry, className }: { entry: Entry; className: string | undefined }) {
  const { t } = useTranslation();
  return (
    <div
      className={cx(
        'relative flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warning-soft px-3 py-2 text-sm',
        className,
      )}
    >
      <CircleAlert aria-hidden className="size-4 shrink-0 text-warning" />
      <span className="min-w-0 flex-1">{t('outbox.needsYou')}</span>
      <Button
        size="sm"
        onPress={() => {
          openOutbox({ is: 'decision', entry: entry.id });
        }}
      >
        {t('outbox.decide')}
      </Button>
    </div>
  );
}
