import { useMutation } from '@tanstack/react-query';
import { BellOff, CircleCheck, MailWarning, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api, unwrap } from '../../../shared/api/client.js';
import { isProblem } from '../../../shared/api/problem.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';

/** What the frame around the page shows. */
export interface MuteLinkFrame {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/**
 * [PRF-4] Where the link of a mail leads that mutes an incident. Opening it does nothing: programs open the links of
 * mails, too.
 */
export function MuteLinkPage({
  frame: Frame,
}: {
  readonly frame: (props: MuteLinkFrame) => ReactNode;
}) {
  const { t } = useTranslation('preferences');
  const token = useLocation().hash.slice(1);
  const link = useMutation({
    mutationFn: () => unwrap(api.POST('/silencio/enlace', { body: { token } })),
  });
  if (link.isSuccess) {
    return (
      <Frame
        icon={CircleCheck}
        title={t('link.doneTitle')}
        lead={t('link.doneLead', { title: link.data.titulo })}
      >
        <ButtonLink to={paths.preferences} size="lg" className="w-full">
          {t('link.toPreferences')}
        </ButtonLink>
      </Frame>
    );
  }
  if (token === '' || isProblem(link.error, 'link-invalid')) {
    return (
      <Frame icon={MailWarning} title={t('link.badTitle')} lead={t('link.badLead')}>
        <ButtonLink to={paths.inbox} look="primary" size="lg" className="w-full">
          {t('link.toInbox')}
        </ButtonLink>
      </Frame>
    );
  }
  return (
    <Frame icon={BellOff} title={t('link.title')} lead={t('link.lead')}>
      <div className="flex flex-col gap-5">
        <FormFailure error={link.error} />
        <Button
          look="primary"
          size="lg"
          className="w-full"
          isPending={link.isPending}
          onPress={() => {
            link.mutate();
          }}
        >
          {t('link.submit')}
        </Button>
      </div>
    </Frame>
  );
}
