import { Kanban, List } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { cx } from '../../../shared/ui/cx.js';

const views = {
  list: { to: paths.incidents, icon: List },
  board: { to: paths.queue, icon: Kanban },
};

/** The same incidents as a list or as a board; the filters come along. */
export function ViewSwitch({ view }: { view: keyof typeof views }) {
  const { t } = useTranslation('triage');
  const [search] = useSearchParams();
  return (
    <nav
      aria-label={t('view.label')}
      className="inline-flex gap-1 rounded-md bg-sunken p-1 max-sm:flex-1"
    >
      {(['list', 'board'] as const).map((each) => {
        const { to, icon: Icon } = views[each];
        return (
          <Link
            key={each}
            to={{ pathname: to, search: search.toString() }}
            aria-current={each === view ? 'page' : undefined}
            className={cx(
              'focus-ring inline-flex h-8 items-center justify-center gap-1.5 max-sm:flex-1 rounded-sm px-3 text-sm font-medium text-ink-soft max-sm:h-10 hover:text-ink pointer-coarse:h-10',
              each === view &&
                'bg-raised font-semibold text-ink shadow-card ring-1 ring-line-strong ring-inset',
            )}
          >
            <Icon aria-hidden className="size-4" />
            {t(`view.${each}`)}
          </Link>
        );
      })}
    </nav>
  );
}
