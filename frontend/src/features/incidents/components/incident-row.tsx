import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Incident } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { Arrival } from '../../../shared/ui/arrival.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { Button } from '../../../shared/ui/button.js';
import { Checkbox } from '../../../shared/ui/checkbox.js';
import { cx } from '../../../shared/ui/cx.js';
import { riskKey } from '../../../shared/ui/risk-mark.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { Thumbnail } from '../../../shared/photos/thumbnail.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { PriorityMark } from '../triage/priority-mark.js';

export interface IncidentRowProps {
  readonly incident: Incident;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** With `withRange` everything since the one selected before. */
  readonly onSelect: (withRange: boolean) => void;
  readonly onAssign: (incident: Incident) => void;
}

/** One line of the control room: what, where, who and since when, with the assignment one press away. */
export function IncidentRow({
  incident,
  isOpen,
  isSelected,
  onSelect,
  onAssign,
}: IncidentRowProps) {
  const { t } = useTranslation();
  const { t: tTriage } = useTranslation('triage');
  const place = usePlace();
  const [search] = useSearchParams();
  return (
    <li
      className={cx(
        'relative isolate flex items-center gap-3 py-2.5 pr-4 pl-2 transition-colors sm:py-2 sm:pr-6 sm:pl-4',
        isOpen || isSelected ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <Arrival id={incident.id} version={incident.version} />
      <span className="relative z-1 -mr-1.5 flex shrink-0 items-center gap-0.5">
        <Checkbox
          label={tTriage('row.select', { title: incident.titulo })}
          isSelected={isSelected}
          onChange={onSelect}
        />
        <span className="flex w-15 justify-center">
          <PriorityMark incident={incident} />
        </span>
      </span>
      <div className="min-w-0 flex-1">
        <Link
          id={`incident-${incident.id}`}
          to={{ pathname: paths.incident(incident.id), search: search.toString() }}
          aria-current={isOpen ? 'true' : undefined}
          className="line-clamp-2 text-[0.9375rem] leading-5 font-semibold outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <span className="sr-only">{t(`incident.risk.${riskKey(incident.nivel_riesgo)}`)}: </span>
          {incident.titulo}
        </Link>
        <p className="mt-0.5 flex text-xs text-ink-faint">
          <span className="truncate">
            {place(incident)}
            <span className="hidden @2xl:inline"> · {incident.tipo}</span>
          </span>
          <span className="shrink-0 whitespace-pre @lg:hidden">
            {' · '}
            <TimeAgo at={incident.fecha_creacion} short />
          </span>
        </p>
      </div>
      <Thumbnail incident={incident} className="size-10 rounded-md" />
      <Assignee incident={incident} onAssign={onAssign} />
      <span className="w-13 shrink-0 text-right text-xs text-ink-faint tabular-nums @max-lg:hidden">
        <TimeAgo at={incident.fecha_creacion} short />
      </span>
    </li>
  );
}

function Assignee({ incident, onAssign }: Pick<IncidentRowProps, 'incident' | 'onAssign'>) {
  const { t } = useTranslation();
  if (incident.asignado_a_nombre) {
    return (
      <span className="flex shrink-0 items-center gap-2 text-sm text-ink-soft @2xl:w-44">
        <Avatar name={incident.asignado_a_nombre} size="sm" />
        <span className="hidden truncate @2xl:inline">{incident.asignado_a_nombre}</span>
        <span className="sr-only @2xl:hidden">
          {t('incident.assignedTo', { name: incident.asignado_a_nombre })}
        </span>
      </span>
    );
  }
  if (!incident.acciones.includes('asignar')) {
    return (
      <span className="hidden text-sm text-ink-faint @2xl:inline @2xl:w-44">
        {t('incident.unassigned')}
      </span>
    );
  }
  return (
    <span className="relative shrink-0 @2xl:w-44">
      <Button
        size="sm"
        aria-label={t('assign.for', { title: incident.titulo })}
        onPress={() => {
          onAssign(incident);
        }}
        className="@max-2xl:w-9 @max-2xl:px-0 @max-2xl:max-sm:w-11"
      >
        <UserPlus aria-hidden className="size-4" />
        <span className="hidden @2xl:inline">{t('move.asignar')}</span>
      </Button>
    </span>
  );
}
