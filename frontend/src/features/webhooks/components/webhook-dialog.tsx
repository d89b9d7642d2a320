import { useQueryClient } from '@tanstack/react-query';
import { useController, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../../shared/api/models.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { StepUpPrompt, needsStepUp } from '../../../shared/form/step-up-prompt.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { ToggleChips } from '../../../shared/ui/toggle-chips.js';
import { saveWebhook, webhooksQuery } from '../api/webhooks.js';
import { eventWords, usualEvents } from '../event-words.js';

export interface WebhookDialogProps {
  /** The one to change; absent for a new one. */
  readonly webhook: Webhook | undefined;
  readonly onClose: () => void;
  /** The secret of a new one. */
  readonly onSaved: (secret: string | undefined) => void;
}

/** Who is told, where and of what. */
export function WebhookDialog({ webhook, onClose, onSaved }: WebhookDialogProps) {
  const { t } = useTranslation('webhooks');
  const { t: tShared } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    defaultValues: {
      nombre: webhook?.nombre ?? '',
      url: webhook?.url ?? '',
      eventos: [...(webhook?.eventos ?? usualEvents)],
    },
  });
  const events = useController({
    control: form.control,
    name: 'eventos',
    rules: { validate: (chosen) => chosen.length > 0 || t('form.eventsError') },
  });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ nombre, url, eventos }) =>
      saveWebhook({ nombre: nombre.trim(), url: url.trim(), eventos }, webhook?.id),
    byCode: { 'webhook-address-refused': { field: 'url', message: t('form.urlError') } },
    onDone: async ({ secreto }) => {
      await client.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      onSaved(secreto);
    },
  });

  return (
    <Dialog
      title={t(webhook === undefined ? 'form.add' : 'form.edit')}
      description={t('form.lead')}
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
            name="nombre"
            label={t('form.name')}
            autoComplete="off"
            maxLength={60}
            rules={{ required: t('form.nameError') }}
          />
          <FormTextField
            control={form.control}
            name="url"
            type="url"
            inputMode="url"
            label={t('form.url')}
            hint={t('form.urlHint')}
            autoComplete="off"
            maxLength={500}
            rules={{
              required: t('form.urlError'),
              pattern: { value: /^\s*https?:\/\/\S+\s*$/i, message: t('form.urlError') },
            }}
          />
          <ToggleChips
            label={t('form.events')}
            chips={eventWords.map((id) => ({ id, label: t(`event.${id}`) }))}
            value={events.field.value}
            onChange={(chosen) => {
              events.field.onChange(chosen);
            }}
            error={events.fieldState.error?.message}
          />
          <DialogActions>
            <Button onPress={onClose}>{tShared('action.cancel')}</Button>
            <Button type="submit" look="primary" isPending={isSending}>
              {t(webhook === undefined ? 'form.submitNew' : 'form.submit')}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
