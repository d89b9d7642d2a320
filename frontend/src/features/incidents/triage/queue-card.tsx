import { GripVertical, Pause, Users } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { Thumbnail } from '../../../shared/photos/thumbnail.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { Arrival } from '../../../shared/ui/arrival.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { RowCheckbox } from '../../../shared/ui/checkbox.js';
import { cx } from '../../../shared/ui/cx.js';
import { riskKey } from '../../../shared/ui/risk-mark.js';
import { Spinner } from '../../../shared/ui/spinner.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { CardMenu } from './card-menu.js';
import { PriorityMark } from './priority-mark.js';
import type { TravelMove } from './targets.js';

export interface QueueCardProps {
  readonly incident: Incident;
  readonly isOpen: boolean;
  /** It is shown where it was dropped, while the move is asked about and made. */
  readonly isArriving: boolean;
  /** A move did not happen and it is back where it was. */
  readonly isBack: boolean;
  /** Selects everything between this one and the one selected before. */
  readonly onRange: () => void;
  readonly isMenuOpen: boolean;
  readonly onMenuChange: (isOpen: boolean) => void;
  readonly onMove: (action: TravelMove) => void;
}

/** One incident on the queue board: how urgent, what, where, since when, and who has it. */
export function QueueCard({
  incident,
  isOpen,
  isArriving,
  isBack,
  onRange,
  isMenuOpen,
  onMenuChange,
  onMove,
}: QueueCardProps) {
  const { t } = useTranslation('triage');
  const { t: tAll } = useTranslation();
  const place = usePlace();
  const { titulo, veces_reportado: times, asignado_a_nombre: worker } = incident;
  return (
    <GridListItem
      id={incident.id}
      textValue={t('card.name', {
        title: titulo,
        risk: tAll(`incident.risk.${riskKey(incident.nivel_riesgo)}`),
        place: place(incident),
      })}
      className={cx(
        'relative isolate cursor-pointer rounded-lg p-2.5 pr-1.5 shadow-card outline-none ring-inset transition-[box-shadow,opacity]',
        'data-dragging:opacity-40 data-focus-visible:ring-2 data-focus-visible:ring-accent data-selected:bg-accent-soft',
        lookOf({ isBack, isOpen, isArriving }),
      )}
    >
      <Arrival id={incident.id} version={incident.version} />
      <div className="flex items-center gap-0.5">
        <AriaButton
          slot="drag"
          aria-label={t('card.drag', { title: titulo })}
          className="focus-ring -ml-2 grid h-8 w-5 shrink-0 cursor-grab place-items-center rounded-xs text-ink-faint max-sm:h-11 max-sm:w-7 pointer-coarse:h-11 pointer-coarse:w-7"
        >
          <GripVertical aria-hidden className="size-4" />
        </AriaButton>
        <RowCheckbox onRange={onRange} />
        <span className="ml-1">
          <PriorityMark incident={incident} />
        </span>
        <span className="flex-1" />
        {isArriving && <Spinner className="text-accent" />}
        <CardMenu
          incident={incident}
          isOpen={isMenuOpen}
          onOpenChange={onMenuChange}
          onMove={onMove}
        />
      </div>
      <div className="mt-1 flex gap-2 pr-1">
        <div className="min-w-0 flex-1">
          <p className="line-clamp-3 text-sm leading-5 font-semibold break-words">{titulo}</p>
          <p className="mt-0.5 line-clamp-2 text-xs text-ink-soft">{place(incident)}</p>
        </div>
        <Thumbnail incident={incident} className="size-11 rounded-md" />
      </div>
      <div className="mt-2 flex min-h-6 flex-wrap items-center gap-x-2.5 gap-y-1 pr-1 text-xs text-ink-soft tabular-nums">
        <TimeAgo at={incident.fecha_creacion} short />
        {times > 1 && (
          <span className="inline-flex items-center gap-1">
            <Users aria-hidden className="size-3.5" />
            {times}
            <span className="sr-only">{t('card.times', { count: times })}</span>
          </span>
        )}
        {incident.pausa && (
          <span className="inline-flex items-center gap-1 rounded-full bg-warning-soft px-2 py-0.5 font-semibold text-warning">
            <Pause aria-hidden className="size-3" />
            {t('card.paused')}
          </span>
        )}
        {worker && (
          <span className="ml-auto inline-flex min-w-0 items-center gap-1.5">
            <Avatar name={worker} size="sm" />
            <span className="max-w-24 truncate">{worker}</span>
          </span>
        )}
      </div>
    </GridListItem>
  );
}

function lookOf({
  isBack,
  isOpen,
  isArriving,
}: Pick<QueueCardProps, 'isBack' | 'isOpen' | 'isArriving'>): string {
  if (isBack) return 'bg-raised ring-2 ring-danger';
  if (isOpen) return 'bg-accent-soft ring-2 ring-accent';
  if (isArriving) return 'bg-raised ring-2 ring-accent/50';
  return 'bg-raised ring-1 ring-line hover:ring-line-strong';
}
