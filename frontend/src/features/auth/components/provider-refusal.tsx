import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import { Notice } from '../../../shared/ui/notice.js';

/** Why the identity provider brought somebody back who is not in, by the code in the address. */
export function ProviderRefusal({ code }: { code: string }) {
  const { t } = useTranslation();
  const provider = useQuery(publicConfigQuery).data?.proveedor;
  const name = provider?.nombre ?? t('auth.provider.someone');
  const why = {
    'provider-unavailable': t('auth.provider.unavailable', { name }),
    'provider-cancelled': t('auth.provider.cancelled', { name }),
    'provider-login-invalid': t('auth.provider.invalid'),
    'provider-mail-unverified': t('auth.provider.unverified', { name }),
    'provider-mail-foreign': t('auth.provider.foreign', { name }),
    'provider-other-identity': t('auth.provider.otherIdentity', { name }),
    'account-deactivated': t('auth.provider.deactivated'),
    'speciality-required': t('auth.provider.speciality', { name }),
    'rate-limited': t('auth.provider.limited'),
  }[code];
  const isTheirs = code === 'provider-cancelled';
  return (
    <Notice tone={isTheirs ? 'info' : 'danger'} title={t('auth.provider.refused')} className="mb-6">
      {why ?? t('auth.provider.failed')}
    </Notice>
  );
}
