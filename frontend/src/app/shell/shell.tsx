import { MailWarning } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { useDeviceUpkeep } from '../../features/devices/use-this-device.js';
import { useViewer } from '../../shared/api/viewer.js';
import { paths } from '../../shared/config/paths.js';
import { LogoMark } from '../../shared/ui/logo.js';
import { TextLink } from '../../shared/ui/text-link.js';
import { OutboxBar } from '../outbox/outbox-bar.js';
import { BottomBar } from './bottom-bar.js';
import { LivePill } from '../../shared/ui/live-pill.js';
import { OfflineBar } from './offline-bar.js';
import { SideBar } from './side-bar.js';
import { useWaitingNews } from './use-waiting-news.js';

/** What stays while pages change: the way around, how live it is, and what wants to be said. */
export function Shell() {
  const { t } = useTranslation();
  useWaitingNews();
  useDeviceUpkeep();
  return (
    <div className="lg:grid lg:h-dvh lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t('nav.skip')}
      </a>
      <SideBar />
      <div className="flex min-h-dvh flex-col pb-[calc(3.75rem+env(safe-area-inset-bottom))] lg:min-h-0 lg:p-2 lg:pl-0">
        <header className="sticky top-0 z-20 flex h-14 items-center justify-between border-b border-line bg-canvas/95 px-4 backdrop-blur-sm lg:hidden">
          <Link
            to={paths.home}
            aria-label="Vigía"
            className="focus-ring -ml-2 grid size-11 place-items-center rounded-md"
          >
            <LogoMark className="size-7" />
          </Link>
          <LivePill />
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="flex flex-1 flex-col outline-none lg:min-h-0 lg:overflow-hidden lg:rounded-xl lg:bg-surface lg:shadow-card lg:ring-1 lg:ring-line"
        >
          <OfflineBar />
          <OutboxBar />
          <UnverifiedBar />
          <div className="flex-1 lg:relative lg:min-h-0 lg:overflow-y-auto">
            <Suspense>
              <Outlet />
            </Suspense>
          </div>
        </main>
      </div>
      <BottomBar />
    </div>
  );
}

/** A student may report before the address is confirmed, and is reminded until it is. */
function UnverifiedBar() {
  const { t } = useTranslation();
  const { estado } = useViewer();
  if (estado !== 'sin_verificar') return null;
  return (
    <div className="flex items-center gap-2.5 border-b border-line bg-accent-soft px-4 py-2 text-sm sm:px-6">
      <MailWarning aria-hidden className="size-4 shrink-0 text-accent" />
      <span className="min-w-0 flex-1">{t('auth.unverified')}</span>
      <TextLink to={paths.checkMail}>{t('auth.unverifiedAction')}</TextLink>
    </div>
  );
}
