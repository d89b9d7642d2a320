import { useTranslation } from 'react-i18next';
import type { IncidentState } from '../../../shared/api/models.js';
import { cx } from '../../../shared/ui/cx.js';

const steps: readonly IncidentState[] = [
  'pendiente',
  'asignado',
  'en_proceso',
  'resuelto',
  'cerrado',
];

const inks: Record<IncidentState, string> = {
  pendiente: 'bg-state-pendiente',
  asignado: 'bg-state-asignado',
  en_proceso: 'bg-state-en-proceso',
  resuelto: 'bg-state-resuelto',
  cerrado: 'bg-state-cerrado',
  rechazado: 'bg-state-rechazado',
};

/** How far along its life an incident is. */
export function Progress({ state, className }: { state: IncidentState; className?: string }) {
  const { t } = useTranslation();
  const reached = state === 'rechazado' ? steps.length - 1 : steps.indexOf(state);
  return (
    <div
      role="img"
      aria-label={t('incident.progress', {
        state: t(`incident.state.${state}`),
        step: reached + 1,
        of: steps.length,
      })}
      className={cx('flex gap-1', className)}
    >
      {steps.map((step, index) => (
        <span
          key={step}
          className={cx(
            'h-1.5 flex-1 rounded-full transition-colors duration-500',
            index <= reached ? inks[state] : 'bg-pressed',
          )}
        />
      ))}
    </div>
  );
}
