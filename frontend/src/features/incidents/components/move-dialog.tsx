import { lazy, Suspense } from 'react';
import type { Incident, IncidentMove } from '../../../shared/api/models.js';
import { loadTexts } from '../../../shared/i18n/i18n.js';

const AssignDialog = lazy(async () => {
  const [{ AssignDialog: dialog }] = await Promise.all([
    import('./assign-dialog.js'),
    loadTexts('triage'),
  ]);
  return { default: dialog };
});
const EditDialog = lazy(async () => ({ default: (await import('./edit-dialog.js')).EditDialog }));
const WordsDialog = lazy(async () => ({
  default: (await import('./words-dialog.js')).WordsDialog,
}));

export interface MoveDialogProps {
  readonly incident: Incident;
  readonly action: IncidentMove;
  readonly onClose: () => void;
}

/** What a move asks before it is made; fetched when it is first needed. Moves that ask nothing have no dialog. */
export function MoveDialog({ incident, action, onClose }: MoveDialogProps) {
  return <Suspense>{dialogOf()}</Suspense>;

  function dialogOf() {
    switch (action) {
      case 'asignar':
        return <AssignDialog incident={incident} onClose={onClose} />;
      case 'editar':
        return <EditDialog incident={incident} onClose={onClose} />;
      case 'resolver':
      case 'pausar':
      case 'declinar':
      case 'cerrar':
      case 'rechazar':
      case 'reabrir':
        return <WordsDialog incident={incident} action={action} onClose={onClose} />;
      default:
        return null;
    }
  }
}
