import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { cx } from './cx.js';

export interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** A page's title, said in the browser tab as well. */
export function PageHeader({ title, lead, actions, className }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className={cx('flex flex-wrap items-start gap-x-4 gap-y-3', className)}>
      <div className="min-w-0 flex-1">
        <h1 className="heading text-2xl">{title}</h1>
        {Boolean(lead) && <p className="mt-1 text-sm text-ink-soft">{lead}</p>}
      </div>
      {actions}
    </header>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Vigía`;
  }, [title]);
}
