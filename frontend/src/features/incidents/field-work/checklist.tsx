import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { campusQuery } from '../../../shared/places/campus-query.js';
import { Checkbox } from '../../../shared/ui/checkbox.js';
import { cx } from '../../../shared/ui/cx.js';
import { MoveFailure } from '../components/move-failure.js';
import { useMove } from '../use-move.js';

const openStates: readonly Incident['estado'][] = ['asignado', 'en_proceso'];

/** What the worker of this kind of incident goes through; ticked off by the worker, read by admins. */
export function Checklist({ incident, isMine }: { incident: Incident; isMine: boolean }) {
  const { t } = useTranslation('work');
  const { data: campus } = useQuery(campusQuery);
  const move = useMove(incident);
  const kind = campus?.tipos.find(
    ({ clave, nombre }) => clave === incident.tipo || nombre.es === incident.tipo,
  );
  const points = kind?.lista ?? [];
  if (points.length === 0) return null;
  const canTick = isMine && openStates.includes(incident.estado);
  const done = points.filter(({ clave }) => incident.lista.includes(clave)).length;
  return (
    <section aria-labelledby="checklist" className="mt-7">
      <h3 id="checklist" className="heading flex items-baseline gap-2 text-lg">
        {t('checklist.title')}
        <span className="text-sm font-normal text-ink-faint tabular-nums">
          {t('checklist.done', { done, of: points.length })}
        </span>
      </h3>
      <MoveFailure error={move.error} incident={incident} className="mt-2" />
      <ul className="mt-1">
        {points.map(({ clave, nombre }) => {
          const isDone = incident.lista.includes(clave);
          const name = nombre[currentLanguage()];
          return (
            <li key={clave} className="flex min-h-11 items-center gap-2 text-sm">
              {canTick ? (
                <Checkbox
                  label={name}
                  isSelected={isDone}
                  onChange={() => {
                    move.mutate({ action: 'marcar', point: clave, isDone: !isDone });
                  }}
                />
              ) : (
                <span aria-hidden className="grid size-8 place-items-center text-ink-faint">
                  {isDone ? '✓' : '·'}
                </span>
              )}
              <span className={cx('min-w-0 break-words', isDone && 'text-ink-soft line-through')}>
                {name}
                {!canTick && (
                  <span className="sr-only">
                    {t(isDone ? 'checklist.isDone' : 'checklist.isOpen')}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
