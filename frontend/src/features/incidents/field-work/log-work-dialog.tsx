import { useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useFieldArray, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { useDoDeed } from '../../../shared/outbox/use-outbox.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { logWork, workQuery } from './work-queries.js';

const minutesMax = 1_440;
const materialsMax = 20;

interface Fields {
  minutos: string;
  nota: string;
  materiales: { nombre: string; cantidad: string; unidad: string }[];
}

/** How long it took and what was used up. */
export function LogWorkDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const { t } = useTranslation('work');
  const { t: tShared } = useTranslation();
  const client = useQueryClient();
  const doDeed = useDoDeed();
  const incidentId = incident.id;
  const form = useForm<Fields>({ defaultValues: { minutos: '', nota: '', materiales: [] } });
  const materials = useFieldArray({ control: form.control, name: 'materiales' });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ minutos, nota, materiales }, keyFor) => {
      const work = {
        minutos: Number(minutos.trim() || '0'),
        nota: nota.trim(),
        materiales: materiales.map(({ nombre, cantidad, unidad }) => ({
          nombre: nombre.trim(),
          cantidad: numberOf(cantidad),
          unidad: unidad.trim(),
        })),
      };
      return doDeed(
        { subject: incidentId, title: incident.titulo, act: { kind: 'work', work } },
        [],
        async () => ({
          kind: 'work',
          incidentId,
          entry: await logWork(incidentId, work, { key: keyFor(work) }),
        }),
      );
    },
    onDone: async (made) => {
      if (made !== 'waiting') {
        await client.invalidateQueries({ queryKey: workQuery(incidentId).queryKey });
      }
      onClose();
    },
  });

  return (
    <Dialog
      title={t('log.add')}
      description={t('log.lead')}
      isOpen
      onClose={onClose}
      isDismissable={!form.formState.isDirty}
    >
      <DialogBody>
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <FormFailure error={failure} />
          <FormTextField
            control={form.control}
            name="minutos"
            inputMode="numeric"
            label={t('log.minutes')}
            autoComplete="off"
            rules={{
              validate: (value) => {
                const minutes = Number(typeof value === 'string' ? value.trim() || '0' : NaN);
                if (!Number.isInteger(minutes) || minutes < 0 || minutes > minutesMax) {
                  return t('log.minutesError');
                }
                return minutes > 0 || materials.fields.length > 0 || t('log.nothing');
              },
            }}
          />
          {materials.fields.map((field, index) => (
            <fieldset key={field.id} className="rounded-lg bg-sunken p-3">
              <legend className="sr-only">{t('log.material', { number: index + 1 })}</legend>
              <div className="flex flex-col gap-3">
                <FormTextField
                  control={form.control}
                  name={`materiales.${index}.nombre`}
                  label={t('log.what')}
                  maxLength={100}
                  autoComplete="off"
                  rules={{ required: t('log.whatError') }}
                />
                <div className="grid grid-cols-[1fr_1fr_auto] items-start gap-2">
                  <FormTextField
                    control={form.control}
                    name={`materiales.${index}.cantidad`}
                    label={t('log.quantity')}
                    inputMode="decimal"
                    autoComplete="off"
                    rules={{
                      validate: (value) =>
                        (typeof value === 'string' && numberOf(value) > 0) ||
                        t('log.quantityError'),
                    }}
                  />
                  <FormTextField
                    control={form.control}
                    name={`materiales.${index}.unidad`}
                    label={t('log.unit')}
                    maxLength={20}
                    autoComplete="off"
                    rules={{ required: t('log.unitError') }}
                  />
                  <Button
                    look="quiet"
                    iconOnly
                    aria-label={t('log.without', { number: index + 1 })}
                    onPress={() => {
                      materials.remove(index);
                    }}
                    className="mt-6"
                  >
                    <X aria-hidden className="size-4.5" />
                  </Button>
                </div>
              </div>
            </fieldset>
          ))}
          {materials.fields.length < materialsMax && (
            <Button
              size="sm"
              className="self-start"
              onPress={() => {
                materials.append({ nombre: '', cantidad: '', unidad: t('log.unitDefault') });
              }}
            >
              <Plus aria-hidden className="size-4" />
              {t('log.addMaterial')}
            </Button>
          )}
          <FormTextField
            control={form.control}
            name="nota"
            rows={2}
            maxLength={500}
            label={t('log.note')}
            optional
          />
          <DialogActions>
            <Button onPress={onClose}>{tShared('action.cancel')}</Button>
            <Button type="submit" look="primary" isPending={isSending}>
              {t('log.submit')}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}

/** A number as people write it, with a comma or a point; up to three decimals, NaN for anything else. */
function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^\d+(?:\.\d{1,3})?$/.test(plain) ? Number(plain) : NaN;
}
