import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo, LogoMark } from '../../../shared/ui/logo.js';
import { usePageTitle } from '../../../shared/ui/page.js';
import { AuthScene } from './auth-scene.js';
import { DoorSettings } from './door-settings.js';

export interface AuthPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** The frame of every page before the app itself: the brand beside one small task. */
export function AuthPage({ title, lead, icon: Icon, children, footer }: AuthPageProps) {
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(24rem,5fr)_7fr]">
      <aside className="relative hidden overflow-hidden bg-night lg:block">
        <div className="relative z-10 px-10 pt-10 text-on-night xl:px-14">
          <span className="inline-flex items-center gap-3">
            <LogoMark className="size-9 ring-1 ring-on-night/20 rounded-lg" />
            <span className="heading text-2xl">Vigía</span>
          </span>
          <p className="heading mt-14 max-w-md text-3xl text-pretty">{t('brand.promise')}</p>
          <p className="mt-4 max-w-sm text-on-night-soft">{t('brand.how')}</p>
        </div>
        <AuthScene className="absolute inset-x-0 bottom-0 h-[54%] w-full" />
      </aside>
      <div className="flex flex-col">
        <header className="flex items-center justify-between gap-4 px-5 pt-5 sm:px-8 lg:justify-end">
          <Logo className="lg:hidden" />
          <DoorSettings />
        </header>
        <main className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center px-5 py-10 sm:px-8">
          {Icon && (
            <span className="mb-5 grid size-12 place-items-center rounded-xl bg-accent-soft text-accent">
              <Icon aria-hidden className="size-6" />
            </span>
          )}
          <h1 className="heading text-2xl sm:text-3xl">{title}</h1>
          {lead !== undefined && <p className="mt-2 text-pretty text-ink-soft">{lead}</p>}
          <div className="mt-7">{children}</div>
          {footer !== undefined && (
            <p className="mt-7 border-t border-line pt-5 text-sm text-ink-soft">{footer}</p>
          )}
        </main>
      </div>
    </div>
  );
}
