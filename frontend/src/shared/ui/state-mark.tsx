import { useTranslation } from 'react-i18next';
import type { IncidentState } from '../api/models.js';
import { cx } from './cx.js';

const inks: Record<IncidentState, string> = {
  pendiente: 'text-state-pendiente',
  asignado: 'text-state-asignado',
  en_proceso: 'text-state-en-proceso',
  resuelto: 'text-state-resuelto',
  cerrado: 'text-state-cerrado',
  rechazado: 'text-state-rechazado',
};

const tints: Record<IncidentState, string> = {
  pendiente: 'bg-state-pendiente-soft',
  asignado: 'bg-state-asignado-soft',
  en_proceso: 'bg-state-en-proceso-soft',
  resuelto: 'bg-state-resuelto-soft',
  cerrado: 'bg-state-cerrado-soft',
  rechazado: 'bg-state-rechazado-soft',
};

/** The state as a small drawing that fills up along an incident's life. */
export function StateMark({ state, className }: { state: IncidentState; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden className={cx('size-4 shrink-0', inks[state], className)}>
      {drawings[state]}
    </svg>
  );
}

/** The state in words on its own tint. */
export function StateBadge({ state }: { state: IncidentState }) {
  const { t } = useTranslation();
  return (
    <span
      className={cx(
        'inline-flex h-6.5 items-center gap-1.5 rounded-full pr-2.5 pl-2 text-xs font-semibold whitespace-nowrap',
        inks[state],
        tints[state],
      )}
    >
      <StateMark state={state} className="size-3.5" />
      {t(`incident.state.${state}`)}
    </span>
  );
}

const ring = {
  cx: 8,
  cy: 8,
  r: 6.2,
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.7,
} as const;
const tick = {
  fill: 'none',
  strokeWidth: 1.7,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  d: 'M5.3 8.3l1.9 1.9 3.6-4',
} as const;

const drawings: Record<IncidentState, React.ReactNode> = {
  pendiente: <circle {...ring} strokeDasharray="2.3 1.6" />,
  asignado: (
    <>
      <circle {...ring} />
      <circle cx="8" cy="8" r="2" fill="currentColor" />
    </>
  ),
  en_proceso: (
    <>
      <circle {...ring} />
      <path d="M8 4.4a3.6 3.6 0 0 1 0 7.2z" fill="currentColor" />
    </>
  ),
  resuelto: (
    <>
      <circle {...ring} />
      <path {...tick} stroke="currentColor" />
    </>
  ),
  cerrado: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path {...tick} className="stroke-surface" />
    </>
  ),
  rechazado: (
    <>
      <circle {...ring} />
      <path
        d="M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </>
  ),
};
