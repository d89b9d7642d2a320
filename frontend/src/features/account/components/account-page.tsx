import { LogOut } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { themes, useTheme } from '../../../shared/config/theme.js';
import { changeLanguage, currentLanguage, languages } from '../../../shared/i18n/i18n.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { useChangeProfile } from '../api/profile.js';
import { Devices } from './devices.js';
import { NameDialog } from './name-dialog.js';
import { PasswordDialog } from './password-dialog.js';
import { ProviderLink } from './provider-link.js';

/** Who one is here, how the app looks and speaks, and the way out. */
export function AccountPage({
  onLogOut,
  onLoggedOut,
  shift,
}: {
  onLogOut: () => void;
  /** Called when every session was ended, this one included. */
  onLoggedOut: () => void;
  /** When and where one works, or is on duty; there for the staff. */
  shift?: ReactNode;
}) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [theme, chooseTheme] = useTheme();
  const [dialog, setDialog] = useState<'name' | 'password'>();
  const change = useChangeProfile();
  const close = () => {
    setDialog(undefined);
  };
  return (
    <div className="page-x mx-auto w-full max-w-2xl py-5 lg:py-8">
      <PageHeader title={t('account.title')} />
      <div className="mt-6 flex items-center gap-4 rounded-xl bg-raised p-4 shadow-card ring-1 ring-line ring-inset">
        <Avatar name={viewer.nombre} size="lg" />
        <div className="min-w-0 flex-1">
          <p className="heading truncate text-lg">{viewer.nombre}</p>
          <p className="truncate text-sm text-ink-faint">{viewer.email}</p>
          <p className="mt-0.5 text-sm text-ink-soft">
            {t(`person.role.${viewer.tipo}`)}
            {viewer.especialidad && ` · ${viewer.especialidad}`}
          </p>
        </div>
      </div>
      <div className="mt-6 divide-y divide-line border-y border-line">
        <Setting name={t('account.name.title')} help={viewer.nombre}>
          <Button
            className="max-sm:w-full"
            onPress={() => {
              setDialog('name');
            }}
          >
            {t('account.name.change')}
          </Button>
        </Setting>
        <Setting name={t('auth.password')} help={t('account.password.help')}>
          <Button
            className="max-sm:w-full"
            onPress={() => {
              setDialog('password');
            }}
          >
            {t('account.password.change')}
          </Button>
        </Setting>
        <Setting
          name={t('account.secondFactor.title')}
          help={t(viewer.segundo_paso ? 'account.secondFactor.on' : 'account.secondFactor.off')}
        >
          <ButtonLink to={paths.secondFactor} className="max-sm:w-full">
            {t(viewer.segundo_paso ? 'account.secondFactor.manage' : 'account.secondFactor.setUp')}
          </ButtonLink>
        </Setting>
        <ProviderLink />
        <Setting name={t('account.notices.title')} help={t('account.notices.help')}>
          <ButtonLink to={paths.preferences} className="max-sm:w-full">
            {t('account.notices.open')}
          </ButtonLink>
        </Setting>
        <Setting name={t('settings.themeTitle')} help={t('settings.themeHelp')}>
          <Segmented
            label={t('settings.themeTitle')}
            value={theme}
            segments={themes.map((id) => ({ id, label: t(`settings.theme.${id}`) }))}
            onChange={chooseTheme}
            className="flex max-sm:w-full"
          />
        </Setting>
        <Setting name={t('settings.languageTitle')} help={t('settings.languageHelp')}>
          <Segmented
            label={t('settings.languageTitle')}
            value={currentLanguage()}
            segments={languages.map((id) => ({ id, label: t(`settings.language.${id}`) }))}
            onChange={(language) => {
              void changeLanguage(language);
              change.mutate({ idioma: language });
            }}
            className="flex max-sm:w-full"
          />
        </Setting>
      </div>
      {shift !== undefined && <div className="mt-8">{shift}</div>}
      {dialog === 'name' && <NameDialog onClose={close} />}
      {dialog === 'password' && <PasswordDialog onClose={close} />}
      <Devices onEnded={onLoggedOut} />
      <Button onPress={onLogOut} className="mt-6 max-sm:w-full">
        <LogOut aria-hidden className="size-4" />
        {t('action.logOut')}
      </Button>
    </div>
  );
}

function Setting({ name, help, children }: { name: string; help: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 py-4">
      <div>
        <p className="text-sm font-semibold">{name}</p>
        <p className="text-xs text-ink-faint">{help}</p>
      </div>
      {children}
    </div>
  );
}
