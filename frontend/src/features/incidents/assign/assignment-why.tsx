import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { useReasonWords } from './assignment-reasons.js';

/** Why this worker: what the rules said when the suggestion was followed. */
export function AssignmentWhy({ incident }: { incident: Incident }) {
  const { t } = useTranslation('triage');
  const words = useReasonWords()(incident.razones_asignacion ?? []);
  const [name = ''] = (incident.asignado_a_nombre ?? '').split(' ');
  if (words === '' || name === '') return null;
  return (
    <p className="mt-1 text-xs text-ink-soft">
      <span className="font-semibold">{t('why', { name })}</span> {words}
    </p>
  );
}
