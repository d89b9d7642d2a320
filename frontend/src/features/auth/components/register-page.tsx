import { useQuery } from '@tanstack/react-query';
import { GraduationCap, ShieldCheck, Wrench } from 'lucide-react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import type { Role, Speciality } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { FormSelectField, FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { register } from '../api/registration.js';
import { roleOfEmail } from '../role-of-email.js';
import { AuthPage } from './auth-page.js';
import { NewPasswordField } from '../../../shared/form/new-password-field.js';

export function RegisterPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: config } = useQuery(publicConfigQuery);
  const form = useForm({
    defaultValues: { nombre: '', email: '', password: '', especialidad: '' as Speciality | '' },
    mode: 'onTouched',
  });
  const email = useWatch({ control: form.control, name: 'email' });
  const role = config && roleOfEmail(email, config);

  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ nombre, email: address, password, especialidad }) =>
      register({
        nombre: nombre.trim(),
        email: address.trim(),
        password,
        ...(role === 'trabajador' && especialidad !== '' && { especialidad }),
      }),
    byCode: {
      'user-exists': { field: 'email', message: t('auth.error.exists') },
      'password-too-common': { field: 'password', message: t('auth.error.passwordCommon') },
      'speciality-required': { field: 'especialidad', message: t('auth.error.speciality') },
    },
    onDone: async (user) => {
      await navigate(paths.checkMail, {
        replace: true,
        state: { email: user.email, role: user.tipo },
      });
    },
  });

  return (
    <AuthPage
      title={t('auth.register.title')}
      lead={t('auth.register.lead')}
      footer={
        <>
          {t('auth.register.haveAccount')}{' '}
          <TextLink to={paths.login}>{t('auth.register.toLogin')}</TextLink>
        </>
      }
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <FormFailure error={failure} />
        <FormTextField
          control={form.control}
          name="nombre"
          label={t('auth.name')}
          autoComplete="name"
          rules={{ validate: (value) => value.trim() !== '' || t('auth.error.name') }}
        />
        <FormTextField
          control={form.control}
          name="email"
          type="email"
          label={t('auth.email')}
          hint={t('auth.register.emailHint')}
          autoComplete="email"
          inputMode="email"
          rules={{
            validate: (value) =>
              /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) || t('auth.error.email'),
          }}
        />
        {role && <RoleHint role={role} />}
        {role === 'trabajador' && (
          <FormSelectField
            control={form.control}
            name="especialidad"
            label={t('auth.speciality')}
            placeholder={t('auth.specialityPlaceholder')}
            options={config?.especialidades.map((word) => ({ id: word, label: word })) ?? []}
            rules={{ required: t('auth.error.speciality') }}
          />
        )}
        <NewPasswordField control={form.control} name="password" label={t('auth.password')} />
        <Button type="submit" look="primary" size="lg" isPending={isSending}>
          {t('auth.register.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}

const roleIcons = { estudiante: GraduationCap, trabajador: Wrench, admin: ShieldCheck } as const;

function RoleHint({ role }: { role: Role }) {
  const { t } = useTranslation();
  const Icon = roleIcons[role];
  return (
    <div
      role="status"
      className="-mt-2 flex animate-rise items-start gap-3 rounded-lg bg-accent-soft px-4 py-3 text-sm"
    >
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0 text-accent" />
      <div>
        <p className="font-semibold">{t(`auth.roleHint.${role}.title`)}</p>
        <p className="mt-0.5 text-ink-soft">{t(`auth.roleHint.${role}.next`)}</p>
      </div>
    </div>
  );
}
