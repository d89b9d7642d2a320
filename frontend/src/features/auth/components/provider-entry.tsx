import { useQuery } from '@tanstack/react-query';
import { LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import { providerLogin } from '../../../shared/api/provider-login.js';
import { ButtonLink } from '../../../shared/ui/button.js';

/** The way in by the university's own account, where there is one, above the password. */
export function ProviderEntry({ from }: { from: string }) {
  const { t } = useTranslation();
  const provider = useQuery(publicConfigQuery).data?.proveedor;
  if (provider === undefined) return null;
  return (
    <div className="mb-6 flex flex-col gap-6">
      <ButtonLink to={providerLogin(from)} reloadDocument size="lg">
        <LogIn aria-hidden className="size-5 shrink-0" />
        <span className="truncate">{t('auth.provider.enter', { name: provider.nombre })}</span>
      </ButtonLink>
      <p className="flex items-center gap-3 text-sm text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('auth.provider.or')}
      </p>
    </div>
  );
}
