import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFilter } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { TextField } from '../../../shared/ui/text-field.js';
import type { IncidentFilters } from '../filters.js';
import { fromWire, useChangeFilters } from './saved-filters-api.js';

const nameMax = 60;

export interface FilterNameDialogProps {
  /** The one that gets another name; without it a new one is kept. */
  readonly saved: SavedFilter | undefined;
  readonly filters: IncidentFilters;
  readonly onClose: () => void;
}

/** Names a view, new or kept. */
export function FilterNameDialog({ saved, filters, onClose }: FilterNameDialogProps) {
  const { t } = useTranslation('triage');
  const change = useChangeFilters();
  const [name, setName] = useState(saved?.nombre ?? '');
  const [isMissing, setMissing] = useState(false);
  return (
    <Dialog
      title={t(saved ? 'filters.renameTitle' : 'filters.saveTitle')}
      description={saved ? undefined : t('filters.saveLead')}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const wanted = name.trim();
            if (wanted === '') {
              setMissing(true);
              return;
            }
            change.mutate(
              saved
                ? { action: 'change', id: saved.id, name: wanted, filters: fromWire(saved.filtro) }
                : { action: 'add', name: wanted, filters },
              { onSuccess: onClose },
            );
          }}
        >
          <FormFailure error={change.error} />
          <TextField
            label={t('filters.name')}
            placeholder={t('filters.namePlaceholder')}
            maxLength={nameMax}
            value={name}
            onChange={(value) => {
              setName(value);
              setMissing(false);
            }}
            error={isMissing ? t('filters.nameMissing') : undefined}
            // The one thing this small dialog asks for.
            // eslint-disable-next-line jsx-a11y-x/no-autofocus
            autoFocus
          />
          <DialogActions>
            <Button onPress={onClose}>{t('bulk.cancel')}</Button>
            <Button type="submit" look="primary" isPending={change.isPending}>
              {t('filters.submit')}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
