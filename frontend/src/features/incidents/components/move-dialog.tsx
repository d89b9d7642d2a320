import type { Incident, IncidentMove } from '../../../shared/api/models.js';
import { loadTexts } from '../../../shared/i18n/i18n.js';
import { lazyDialog } from '../../../shared/ui/lazy-dialog.js';

const AssignDialog = lazyDialog(async () => {
  const [{ AssignDialog: dialog }] = await Promise.all([
    import('./assign-dialog.js'),
    loadTexts('triage'),
  ]);
  return { default: dialog };
});
const EditDialog = lazyDialog(async () => ({
  default: (await import('./edit-dialog.js')).EditDialog,
}));
const WordsDialog = lazyDialog(async () => ({
  default: (await import('./words-dialog.js')).WordsDialog,
}));

export interface MoveDialogProps {
  readonly incident: Incident;
  readonly action: IncidentMove;
  readonly onClose: () => void;
}

/** What a move asks before it is made; fetched when it is first needed. Moves that ask nothing have no dialog. */
export function MoveDialog({ incident, action, onClose }: MoveDialogProps) {
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
