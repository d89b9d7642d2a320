import { ChevronsUpDown, CircleUserRound, LogOut, Plus } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useNavigate } from 'react-router';
import { Bell } from '../../features/notifications/components/bell.js';
import { WaitingBadge } from '../../features/users/components/waiting-badge.js';
import { useViewer } from '../../shared/api/viewer.js';
import { paths } from '../../shared/config/paths.js';
import { Avatar } from '../../shared/ui/avatar.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { cx } from '../../shared/ui/cx.js';
import { Logo } from '../../shared/ui/logo.js';
import { optionClass, popoverClass } from '../../shared/ui/popover.js';
import { LivePill } from '../../shared/ui/live-pill.js';
import { useLeave } from '../use-leave.js';
import { navItems, reportItem } from './nav-items.js';

const itemClass =
  'flex h-10 w-full items-center gap-3 rounded-md px-3 text-sm font-medium text-ink-soft transition-colors hover:bg-pressed/60 hover:text-ink pointer-coarse:h-11';

/** The way around on a desk. */
export function SideBar() {
  const { t } = useTranslation();
  const { tipo } = useViewer();
  return (
    <aside className="hidden h-dvh flex-col px-3 py-4 lg:flex">
      <Link to={paths.home} className="focus-ring mx-2 mb-5 inline-flex self-start rounded-md">
        <Logo />
      </Link>
      {tipo === 'estudiante' && (
        <ButtonLink to={reportItem.to} look="primary" className="mb-4">
          <Plus aria-hidden className="size-4.5" />
          {t('nav.report')}
        </ButtonLink>
      )}
      <nav aria-label={t('nav.label')} className="flex flex-col gap-1">
        {navItems[tipo].map(({ key, to, icon: Icon }) => (
          <NavLink
            key={key}
            to={to}
            className={({ isActive }) =>
              cx(
                'focus-ring',
                itemClass,
                isActive && 'bg-pressed font-semibold text-ink hover:bg-pressed',
              )
            }
          >
            <Icon aria-hidden className="size-4.5" />
            <span className="flex-1">{t(`nav.${key}`)}</span>
            {key === 'people' && <WaitingBadge />}
          </NavLink>
        ))}
        <Bell className={itemClass} />
      </nav>
      <div className="mt-auto flex flex-col gap-3">
        <LivePill className="px-3" />
        <AccountMenu />
      </div>
    </aside>
  );
}

function AccountMenu() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const navigate = useNavigate();
  const leave = useLeave();
  return (
    <MenuTrigger>
      <Button className="focus-ring flex items-center gap-3 rounded-lg p-2 text-left transition-colors hover:bg-pressed/60">
        <Avatar name={viewer.nombre} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">{viewer.nombre}</span>
          <span className="block truncate text-xs text-ink-faint">
            {viewer.especialidad ?? t(`person.role.${viewer.tipo}`)}
          </span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </Button>
      <Popover placement="top start" className={cx(popoverClass, 'w-54')}>
        <Menu aria-label={t('nav.account')} className="p-1.5 outline-none">
          <MenuItem className={optionClass} onAction={() => void navigate(paths.account)}>
            <CircleUserRound aria-hidden className="size-4" />
            {t('nav.account')}
          </MenuItem>
          <MenuItem className={optionClass} onAction={leave}>
            <LogOut aria-hidden className="size-4" />
            {t('action.logOut')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
