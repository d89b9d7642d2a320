import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { UnreadBadge } from '../../features/notifications/components/unread-badge.js';
import { WaitingBadge } from '../../features/users/components/waiting-badge.js';
import { useViewer } from '../../shared/api/viewer.js';
import { cx } from '../../shared/ui/cx.js';
import { accountItem, inboxItem, type NavItem, navItems, reportItem } from './nav-items.js';

/** The way around on a phone, in the thumb's reach. */
export function BottomBar() {
  const { t } = useTranslation();
  const { tipo } = useViewer();
  const items =
    tipo === 'estudiante'
      ? [...navItems[tipo], reportItem, inboxItem, accountItem]
      : [...navItems[tipo], inboxItem, accountItem];
  return (
    <nav
      aria-label={t('nav.label')}
      className="safe-bottom fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface lg:hidden"
    >
      <ul className="mx-auto flex max-w-lg">
        {items.map((item) => (
          <li key={item.key} className="min-w-0 flex-1">
            <Tab item={item} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Tab({ item: { key, to, icon: Icon } }: { item: NavItem }) {
  const { t } = useTranslation();
  const isReport = key === 'report';
  return (
    <NavLink
      to={to}
      className={({ isActive }) =>
        cx(
          'focus-ring flex h-15 flex-col items-center justify-center gap-0.5 rounded-sm text-2xs font-medium -outline-offset-2!',
          isActive || isReport ? 'text-accent' : 'text-ink-faint',
        )
      }
    >
      <span
        className={cx(
          'relative grid place-items-center',
          isReport ? 'h-7 w-11 rounded-full bg-accent text-on-accent' : 'h-7 w-11',
        )}
      >
        <Icon aria-hidden className="size-5.5" strokeWidth={isReport ? 2.4 : 2} />
        {key === 'inbox' && <UnreadBadge className="absolute -top-1 left-6" />}
        {key === 'people' && <WaitingBadge className="absolute -top-1 left-6" />}
      </span>
      <span className="max-w-full truncate px-1">{t(`nav.short.${key}`)}</span>
    </NavLink>
  );
}
