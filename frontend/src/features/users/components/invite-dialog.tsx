import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck, Wrench } from 'lucide-react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Speciality } from '../../../shared/api/models.js';
import { publicConfigQuery } from '../../../shared/api/public-config.js';
import { FormChoiceCards, FormSelectField, FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { toast } from '../../../shared/ui/toast.js';
import { StepUpPrompt, needsStepUp } from '../../../shared/form/step-up-prompt.js';
import { invitationsQuery, invite } from '../api/invitations.js';

/** Asks somebody in by mail: a worker with a trade, or another admin. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { t: tAccounts } = useTranslation('accounts');
  const client = useQueryClient();
  const { data: config } = useQuery(publicConfigQuery);
  const form = useForm({
    defaultValues: {
      email: '',
      tipo: 'trabajador' as 'trabajador' | 'admin',
      especialidad: '' as Speciality | '',
    },
  });
  const role = useWatch({ control: form.control, name: 'tipo' });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ email, tipo, especialidad }, keyFor) => {
      const isWorker = tipo === 'trabajador' && especialidad !== '';
      const invitation = {
        email: email.trim(),
        tipo,
        ...(isWorker && { especialidad }),
      };
      return invite(invitation, keyFor(invitation));
    },
    byCode: {
      'user-exists': { field: 'email', message: tAccounts('people.inviteExists') },
      'speciality-required': { field: 'especialidad', message: tAccounts('people.tradeError') },
    },
    onDone: (_, { email }) => {
      toast({ title: tAccounts('people.invited'), body: email.trim() });
      void client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      onClose();
    },
  });

  return (
    <Dialog
      title={tAccounts('people.inviteTitle')}
      description={tAccounts('people.inviteLead')}
      isOpen
      onClose={onClose}
      isDismissable={false}
    >
      <DialogBody>
        {needsStepUp(failure) && <StepUpPrompt onProved={() => void submit()} />}
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          {!needsStepUp(failure) && <FormFailure error={failure} />}
          <FormTextField
            control={form.control}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="off"
            label={tAccounts('people.inviteEmail')}
            rules={{
              pattern: {
                value: /^\s*\S+@\S+\.\S+\s*$/,
                message: tAccounts('people.inviteEmailError'),
              },
              required: tAccounts('people.inviteEmailError'),
            }}
          />
          <FormChoiceCards
            control={form.control}
            name="tipo"
            label={tAccounts('people.inviteRole')}
            choices={[
              {
                id: 'trabajador',
                label: t('person.role.trabajador'),
                icon: <Wrench aria-hidden className="size-5" />,
              },
              {
                id: 'admin',
                label: t('person.role.admin'),
                icon: <ShieldCheck aria-hidden className="size-5" />,
              },
            ]}
          />
          {role === 'trabajador' && (
            <FormSelectField
              control={form.control}
              name="especialidad"
              label={tAccounts('people.trade')}
              placeholder={tAccounts('people.tradePlaceholder')}
              options={(config?.especialidades ?? []).map((id) => ({ id, label: id }))}
              rules={{ required: tAccounts('people.tradeError') }}
            />
          )}
          <DialogActions>
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isPending={isSending}>
              {tAccounts('people.inviteSubmit')}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
