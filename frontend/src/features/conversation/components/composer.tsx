import { useQuery, useQueryClient } from '@tanstack/react-query';
import { SendHorizontal } from 'lucide-react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { useDoDeed } from '../../../shared/outbox/use-outbox.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { ToggleChips } from '../../../shared/ui/toggle-chips.js';
import { mentionableQuery, say, takeMessage } from '../api/messages.js';

const textMax = 2_000;
const mentionsMax = 10;

/** Where one writes: the staff chooses whether the reporter reads it, and may call upon its own. */
export function Composer({ incident, isStaff }: { incident: Incident; isStaff: boolean }) {
  const { t } = useTranslation('conversation');
  const client = useQueryClient();
  const doDeed = useDoDeed();
  const incidentId = incident.id;
  const form = useForm({
    defaultValues: { texto: '', interno: false, menciones: [] as string[] },
  });
  const isInternal = useWatch({ control: form.control, name: 'interno' });
  const mentions = useWatch({ control: form.control, name: 'menciones' });
  const people = useQuery({ ...mentionableQuery(incidentId), enabled: isStaff });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ texto, interno, menciones }, keyFor) => {
      const words = { texto: texto.trim(), interno, menciones };
      return doDeed(
        { subject: incidentId, title: incident.titulo, act: { kind: 'message', words } },
        [],
        async () => ({
          kind: 'message',
          incidentId,
          message: await say(incidentId, words, { key: keyFor(words) }),
        }),
      );
    },
    onDone: (made, { interno }) => {
      if (made !== 'waiting' && made.kind === 'message') {
        takeMessage(client, incidentId, made.message);
      }
      form.reset({ texto: '', interno, menciones: [] });
    },
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-4 flex flex-col gap-3">
      <FormFailure error={failure} />
      {isStaff && (
        <Segmented
          label={t('audience')}
          segments={[
            { id: 'public', label: t('public') },
            { id: 'internal', label: t('internal') },
          ]}
          value={isInternal ? 'internal' : 'public'}
          onChange={(chosen) => {
            form.setValue('interno', chosen === 'internal');
          }}
          className="w-full sm:w-fit"
        />
      )}
      <FormTextField
        control={form.control}
        name="texto"
        rows={2}
        maxLength={textMax}
        label={t(isInternal ? 'writeInternal' : 'write')}
        placeholder={t(isInternal ? 'placeholderInternal' : 'placeholder')}
        rules={{ validate: (texto) => String(texto).trim() !== '' || t('wordless') }}
      />
      {isStaff && people.data !== undefined && people.data.length > 0 && (
        <ToggleChips
          label={t('mention')}
          chips={people.data.map(({ email, nombre }) => ({ id: email, label: `@${nombre}` }))}
          value={mentions}
          onChange={(chosen) => {
            form.setValue('menciones', chosen.slice(0, mentionsMax));
          }}
        />
      )}
      <Button type="submit" look="primary" isPending={isSending} className="self-end max-sm:w-full">
        <SendHorizontal aria-hidden className="size-4" />
        {t(isInternal ? 'sendInternal' : 'send')}
      </Button>
    </form>
  );
}
