import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, MailOpen } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { Spinner } from '../../../shared/ui/spinner.js';
import { acceptInvitation, invitationQuery } from '../api/invitation.js';
import { AuthPage } from './auth-page.js';
import { BadLink, isBadLink } from './bad-link.js';
import { NewPasswordField } from '../../../shared/form/new-password-field.js';

/** Where the link of an invitation leads. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { t: tAccounts } = useTranslation('accounts');
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const client = useQueryClient();
  const [isDone, setDone] = useState(false);
  const offer = useQuery({ ...invitationQuery(token), enabled: token !== '' && !isDone });
  const form = useForm({ defaultValues: { nombre: '', password: '' } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ nombre, password }) => acceptInvitation(token, nombre.trim(), password),
    byCode: { 'user-exists': { field: 'nombre', message: tAccounts('invitation.exists') } },
    onDone: () => {
      setDone(true);
      client.clear();
    },
  });

  if (isDone) {
    return (
      <AuthPage
        icon={CircleCheck}
        title={tAccounts('invitation.doneTitle')}
        lead={tAccounts('invitation.doneLead')}
      >
        <ButtonLink
          to={paths.login}
          state={{ email: offer.data?.email }}
          look="primary"
          size="lg"
          className="w-full"
        >
          {t('auth.verify.toLogin')}
        </ButtonLink>
      </AuthPage>
    );
  }
  if (token === '' || isBadLink(offer.error) || isBadLink(failure)) return <BadLink />;
  const { email = '', tipo, especialidad, invitado_por: by } = offer.data ?? {};
  return (
    <AuthPage
      icon={MailOpen}
      title={tAccounts('invitation.title')}
      lead={[by && tAccounts('invitation.by', { name: by }), tAccounts('invitation.lead')]
        .filter(Boolean)
        .join(' ')}
    >
      {offer.isPending && <Spinner />}
      <FormFailure error={offer.error ?? failure} />
      {tipo !== undefined && (
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <p className="text-sm">
            <span className="font-semibold break-all">{email}</span>
            {' · '}
            {especialidad ?? t(`person.role.${tipo}`)}
          </p>
          <FormTextField
            control={form.control}
            name="nombre"
            label={tAccounts('invitation.name')}
            autoComplete="name"
            rules={{ required: tAccounts('invitation.nameError') }}
          />
          <NewPasswordField
            control={form.control}
            name="password"
            label={tAccounts('invitation.password')}
          />
          <Button type="submit" look="primary" size="lg" isPending={isSending}>
            {tAccounts('invitation.submit')}
          </Button>
        </form>
      )}
    </AuthPage>
  );
}
