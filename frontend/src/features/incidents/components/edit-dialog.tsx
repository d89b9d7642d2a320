import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import type { IncidentChanges } from '../api/moves.js';
import { useMove } from '../use-move.js';
import { type IncidentValues, RiskFields, WhatFields, WhereFields } from './incident-fields.js';
import { MoveFailure } from './move-failure.js';

export interface EditDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Correcting what a report says; only what was changed is sent. */
export function EditDialog({ incident, onClose }: EditDialogProps) {
  const { t } = useTranslation();
  const move = useMove(incident);
  const form = useForm<IncidentValues>({ defaultValues: valuesOf(incident) });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: (values) => {
      const changes = changesOf(values, incident);
      return Object.keys(changes).length === 0
        ? Promise.resolve(incident)
        : move.mutateAsync({ action: 'editar', changes });
    },
    onDone: onClose,
  });

  return (
    <Dialog
      title={t('edit.title')}
      description={t('edit.lead')}
      isOpen
      onClose={onClose}
      isDismissable={!form.formState.isDirty}
    >
      <DialogBody>
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <WhatFields control={form.control} />
          <WhereFields control={form.control} />
          <RiskFields control={form.control} />
          <MoveFailure error={failure} incident={incident} />
          <DialogActions>
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isPending={isSending}>
              {t('edit.submit')}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}

const editable = [
  'titulo',
  'descripcion',
  'tipo',
  'piso',
  'lugar_especifico',
  'nivel_riesgo',
] as const;

function valuesOf(incident: Incident): IncidentValues {
  return {
    titulo: incident.titulo,
    descripcion: incident.descripcion,
    tipo: incident.tipo,
    piso: incident.piso,
    lugar_especifico: incident.lugar_especifico,
    nivel_riesgo: incident.nivel_riesgo,
    tipo_trabajador_requerido: incident.tipo_trabajador_requerido,
  };
}

function changesOf(values: IncidentValues, incident: Incident): IncidentChanges {
  return Object.fromEntries(
    editable
      .map((name) => [name, values[name].trim()] as const)
      .filter(([name, value]) => value !== incident[name]),
  );
}
