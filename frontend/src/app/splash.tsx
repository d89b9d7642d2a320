import { useTranslation } from 'react-i18next';
import { LogoMark } from '../shared/ui/logo.js';

/** The moment before anything is known. */
export function Splash() {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid min-h-dvh place-items-center">
      <LogoMark className="size-14 animate-pulse-soft" />
      <span className="sr-only">{t('state.loading')}</span>
    </div>
  );
}
