import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';

/** A grey bar where text will be. */
export function Bone({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cx('block animate-pulse-soft rounded-xs bg-pressed', className)} />
  );
}

/** The shape of what is coming, announced once in words. */
export function Skeleton({ children, label }: { children: ReactNode; label?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label ?? t('state.loading')}</span>
      {children}
    </div>
  );
}
