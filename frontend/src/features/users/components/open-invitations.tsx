import { useQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SentInvitation } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { StepUpPrompt, needsStepUp } from '../../../shared/form/step-up-prompt.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Button } from '../../../shared/ui/button.js';
import { exactTime } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import { invitationsQuery, useRevokeInvitation, useSendAgain } from '../api/invitations.js';

/** Who was invited and has not come yet; nothing while there is nobody. */
export function OpenInvitations() {
  const { t } = useTranslation('accounts');
  const { data = [] } = useQuery(invitationsQuery);
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className="mt-6">
      <h2 id="invitations" className="heading text-lg">
        {t('invitations.title', { count: data.length })}
      </h2>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {data.map((invitation) => (
          <InvitationRow key={invitation.email} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function InvitationRow({ invitation }: { invitation: SentInvitation }) {
  const { t } = useTranslation('accounts');
  const { t: tShared } = useTranslation();
  const { email, tipo, especialidad, invitado_por: by, vence } = invitation;
  const again = useSendAgain(() => {
    toast({ title: t('people.invited'), body: email });
  });
  const revoke = useRevokeInvitation(() => {
    toast({ title: t('invitations.revoked'), body: email });
  });
  const send = () => {
    again.mutate(invitation);
  };
  const error = again.error ?? revoke.error;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-3">
        <MailCheck aria-hidden className="size-5 shrink-0 text-ink-faint" />
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-sm font-semibold break-all">{email}</p>
          <p className="text-xs text-ink-soft">
            {especialidad ?? tShared(`person.role.${tipo}`)}
            {by !== undefined && ` · ${t('invitations.by', { name: by })}`}
            {' · '}
            {t('invitations.ends')} {exactTime(vence, currentLanguage())}
          </p>
        </div>
        <div className="flex gap-2 max-sm:w-full">
          <Button
            size="sm"
            className="max-sm:flex-1"
            aria-label={t('invitations.againTo', { email })}
            isPending={again.isPending}
            onPress={send}
          >
            {t('invitations.again')}
          </Button>
          <Button
            size="sm"
            className="max-sm:flex-1"
            aria-label={t('invitations.revokeOf', { email })}
            isPending={revoke.isPending}
            onPress={() => {
              revoke.mutate(email);
            }}
          >
            {t('invitations.revoke')}
          </Button>
        </div>
      </div>
      {error !== null && (
        <div className="mt-3">
          {needsStepUp(error) ? <StepUpPrompt onProved={send} /> : <FormFailure error={error} />}
        </div>
      )}
    </li>
  );
}
