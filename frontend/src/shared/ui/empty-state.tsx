import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here, why that is so, and the one thing to do next. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-14 text-center">
      <span className="grid size-14 place-items-center rounded-2xl bg-sunken text-ink-faint ring-1 ring-line ring-inset">
        <Icon aria-hidden className="size-6" strokeWidth={1.75} />
      </span>
      <h2 className="heading mt-4 text-lg">{title}</h2>
      {children !== undefined && (
        <p className="mt-1 text-sm text-pretty text-ink-soft">{children}</p>
      )}
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  );
}
