import { Ban, ChevronsRightLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentState } from '../../../shared/api/models.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { isSame } from '../bulk/use-selection.js';
import { LoadMore } from '../components/load-more.js';
import type { useIncidentList } from '../use-incident-list.js';
import { QueueCard } from './queue-card.js';
import type { BoardDrag } from './use-board-drag.js';
import { useColumnDrag } from './use-board-drag.js';
import type { TravelMove } from './targets.js';

export interface QueueColumnProps {
  readonly state: IncidentState;
  readonly list: ReturnType<typeof useIncidentList>;
  /** The cards in it, which are those of the list but for the ones on their way. */
  readonly incidents: readonly Incident[];
  /** How many there are, where the server counts them. */
  readonly total: number | undefined;
  readonly arriving: string | undefined;
  readonly back: string | undefined;
  readonly openId: string | undefined;
  readonly menuOf: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly drag: BoardDrag;
  readonly pickUp: (ids: ReadonlySet<string>) => readonly Incident[];
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** Selects everything between this one and the one selected before. */
  readonly onRange: (id: string) => void;
  readonly onMenu: (id: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  readonly onMove: (incident: Incident, action: TravelMove) => void;
  readonly onCollapse?: (() => void) | undefined;
}

/** The incidents in one state, the most urgent on top; takes what is dropped on it where a move leads here. */
export function QueueColumn(props: QueueColumnProps) {
  const { state, list, incidents, total, arriving, drag, selected, onCollapse } = props;
  const { t } = useTranslation('triage');
  const { dragAndDropHooks } = useColumnDrag({ state, drag, pickUp: props.pickUp });
  const name = t(`column.name.${state}`);
  const standing = standingOf(drag, state);
  const ids = useMemo(() => new Set(incidents.map(({ id }) => id)), [incidents]);
  // A grid selects what is dropped on it and insists; for the page a card on its way is nobody's choice.
  const [dropped, setDropped] = useState<string>();
  const isDropped = dropped !== undefined && dropped === arriving;
  // The grid says aloud what is selected whenever it is given another set.
  const picked = [...selected, ...(isDropped ? [dropped] : [])].join();
  const plain = useMemo(() => new Set(picked === '' ? [] : picked.split(',')), [picked]);
  // What the grid said itself knows where a range would begin.
  const [told, setTold] = useState<ReadonlySet<string>>(plain);
  const selectedKeys = isSame(told, plain) ? told : plain;
  return (
    <section
      aria-labelledby={`column-${state}`}
      className={cx(
        'flex min-h-0 min-w-0 flex-1 flex-col rounded-xl bg-sunken transition-opacity',
        standing === 'dead' && 'opacity-45',
      )}
    >
      <header className="flex h-11 shrink-0 items-center gap-2 px-3">
        <StateMark state={state} className="size-4" />
        <h2 id={`column-${state}`} className="min-w-0 truncate text-sm font-semibold">
          {name}
        </h2>
        <span className="text-xs text-ink-soft tabular-nums">
          {total ?? `${String(incidents.length)}${list.hasNextPage ? '+' : ''}`}
        </span>
        <span className="flex-1" />
        {standing === 'dead' && (
          <span className="inline-flex items-center gap-1 text-xs text-ink-soft">
            <Ban aria-hidden className="size-3.5" />
            {t('column.dead')}
          </span>
        )}
        {onCollapse && standing !== 'dead' && (
          <Button
            look="quiet"
            size="sm"
            iconOnly
            aria-label={t('column.collapse', { name })}
            onPress={onCollapse}
            className="h-8! w-8!"
          >
            <ChevronsRightLeft aria-hidden className="size-4" />
          </Button>
        )}
      </header>
      <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2">
        <GridList<Incident>
          aria-label={t('column.label', { name })}
          items={incidents}
          dependencies={[
            arriving,
            props.back,
            props.openId,
            props.menuOf,
            props.onMove,
            props.onRange,
          ]}
          selectionMode="multiple"
          selectedKeys={selectedKeys}
          onSelectionChange={(keys) => {
            const now: ReadonlySet<string> = keys === 'all' ? ids : (keys as Set<string>);
            setTold(now);
            if (arriving !== undefined && now.has(arriving)) setDropped(arriving);
            props.onSelect(new Set([...now].filter((id) => id !== arriving)));
          }}
          disallowTypeAhead
          onAction={(key) => {
            props.onOpen(String(key));
          }}
          dragAndDropHooks={dragAndDropHooks}
          renderEmptyState={() =>
            list.isPending || list.isError ? null : (
              <p className="px-3 py-8 text-center text-xs text-ink-soft">{t('column.empty')}</p>
            )
          }
          className={cx(
            'flex min-h-40 flex-col gap-2 rounded-lg p-0.5 outline-none',
            'data-focus-visible:outline-2 data-focus-visible:outline-accent',
            standing === 'open' && 'outline-2 outline-offset-0 outline-accent/50 outline-dashed',
            'data-drop-target:bg-accent-soft data-drop-target:outline-accent data-drop-target:outline-solid',
          )}
        >
          {(incident) => (
            <QueueCard
              incident={incident}
              isOpen={incident.id === props.openId}
              isArriving={incident.id === arriving}
              isBack={incident.id === props.back}
              onRange={() => {
                props.onRange(incident.id);
              }}
              isMenuOpen={incident.id === props.menuOf}
              onMenuChange={(isOpen) => {
                props.onMenu(isOpen ? incident.id : undefined);
              }}
              onMove={(action) => {
                props.onMove(incident, action);
              }}
            />
          )}
        </GridList>
        {list.isPending && <CardsSkeleton />}
        {list.isError && incidents.length === 0 && (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        )}
        <LoadMore list={list} />
      </div>
    </section>
  );
}

/** What a column would do with what is being dragged. */
export function standingOf(drag: BoardDrag, state: IncidentState): 'idle' | 'open' | 'dead' {
  const { dragged } = drag;
  if (dragged === undefined) return 'idle';
  if (dragged.targets.has(state)) return 'open';
  return dragged.incidents.every(({ estado }) => estado === state) ? 'idle' : 'dead';
}

function CardsSkeleton() {
  return (
    <Skeleton>
      <div className="flex flex-col gap-2">
        {['w-4/5', 'w-3/5', 'w-2/3'].map((width) => (
          <div key={width} className="space-y-2.5 rounded-lg bg-raised p-3">
            <Bone className="h-5 w-14 rounded-full" />
            <Bone className={`h-3.5 ${width}`} />
            <Bone className="h-3 w-1/2" />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
