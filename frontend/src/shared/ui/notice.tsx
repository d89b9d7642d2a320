import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.js';

type Tone = 'info' | 'success' | 'warning' | 'danger';

export interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

/** Something the person should know here and now, with what they can do about it. */
export function Notice({ tone, title, children, action, className }: NoticeProps) {
  const { icon: Icon, tint, ink } = tones[tone];
  return (
    <div
      role={tone === 'danger' || tone === 'warning' ? 'alert' : 'status'}
      className={cx('flex items-start gap-3 rounded-lg px-4 py-3 text-sm', tint, className)}
    >
      <Icon aria-hidden className={cx('mt-0.5 size-4.5 shrink-0', ink)} />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className={cx('font-semibold', ink)}>{title}</p>}
        {children !== undefined && <div className="text-ink">{children}</div>}
      </div>
      {action}
    </div>
  );
}

const tones = {
  info: { icon: Info, tint: 'bg-accent-soft', ink: 'text-accent' },
  success: { icon: CircleCheck, tint: 'bg-success-soft', ink: 'text-success' },
  warning: { icon: TriangleAlert, tint: 'bg-warning-soft', ink: 'text-warning' },
  danger: { icon: CircleAlert, tint: 'bg-danger-soft', ink: 'text-danger' },
} as const;
