import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Clock, MailOpen } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { User } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { verifyMail } from '../api/registration.js';
import { meQuery } from '../api/session.js';
import { AuthPage } from './auth-page.js';
import { BadLink, isBadLink } from './bad-link.js';
import { NewPasswordField } from '../../../shared/form/new-password-field.js';

/**
 * Where the link of the verification mail leads. Opening it changes nothing: mail scanners open links too, and a
 * stranger may have registered the address. Its owner types the password of the registration, or takes the account
 * with a new one.
 */
export function VerifyPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const client = useQueryClient();
  const [isNew, setNew] = useState(false);
  const [user, setUser] = useState<User>();
  const form = useForm({ defaultValues: { nombre: '', password: '', nueva_password: '' } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ nombre, password, nueva_password }) =>
      verifyMail(
        token,
        isNew
          ? { nueva_password, ...(nombre.trim() !== '' && { nombre: nombre.trim() }) }
          : { password },
      ),
    byCode: {
      'password-too-common': { field: 'nueva_password', message: t('auth.error.passwordCommon') },
      'link-password-wrong': { field: 'password', message: t('auth.verify.wrongPassword') },
    },
    onDone: async (verified) => {
      setUser(verified);
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });

  if (user) return <Verified user={user} />;
  if (token === '' || isBadLink(failure)) return <BadLink />;

  return (
    <AuthPage
      icon={MailOpen}
      title={t('auth.verify.title')}
      lead={t(isNew ? 'auth.verify.newLead' : 'auth.verify.lead')}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <FormFailure error={failure} />
        {isNew ? (
          <>
            <FormTextField
              control={form.control}
              name="nombre"
              label={t('auth.verify.name')}
              autoComplete="name"
            />
            <NewPasswordField
              control={form.control}
              name="nueva_password"
              label={t('auth.newPassword')}
            />
          </>
        ) : (
          <FormTextField
            control={form.control}
            name="password"
            type="password"
            label={t('auth.password')}
            hint={t('auth.verify.passwordHint')}
            autoComplete="current-password"
            rules={{ required: t('auth.error.password') }}
          />
        )}
        <Button type="submit" look="primary" size="lg" isPending={isSending}>
          {t('auth.verify.submit')}
        </Button>
        <Button
          onPress={() => {
            form.clearErrors();
            setNew(!isNew);
          }}
        >
          {t(isNew ? 'auth.verify.know' : 'auth.verify.notMine')}
        </Button>
      </form>
    </AuthPage>
  );
}

function Verified({ user }: { user: User }) {
  const { t } = useTranslation();
  const waits = user.estado === 'por_aprobar';
  return (
    <AuthPage
      icon={waits ? Clock : CircleCheck}
      title={t(waits ? 'auth.verify.waitsTitle' : 'auth.verify.doneTitle')}
      lead={t(waits ? 'auth.verify.waitsLead' : 'auth.verify.doneLead')}
    >
      <ButtonLink
        to={paths.login}
        state={{ email: user.email, verified: true }}
        look="primary"
        size="lg"
        className="w-full"
      >
        {t('auth.verify.toLogin')}
      </ButtonLink>
    </AuthPage>
  );
}
