import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronsLeftRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Incident, IncidentState } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { cx } from '../../../shared/ui/cx.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { useMedia } from '../../../shared/ui/use-media.js';
import { BulkBar } from '../bulk/bulk-bar.js';
import { useSelection } from '../bulk/use-selection.js';
import { FilterBar } from '../components/filter-bar.js';
import { MoveDialog } from '../components/move-dialog.js';
import { allStates, countFilters, statesOf } from '../filters.js';
import { findListed } from '../incident-cache.js';
import { SavedFilters } from '../saved-filters/saved-filters.js';
import { useFilters } from '../use-filters.js';
import { AutoAssignButton } from './auto-assign-button.js';
import { QueueColumn } from './queue-column.js';
import { StateTarget } from './state-target.js';
import { summaryQuery } from './summary.js';
import { type BulkAction, targetsOf, type TravelMove } from './targets.js';
import { useBoardDrag } from './use-board-drag.js';
import { useColumns } from './use-columns.js';
import { ViewSwitch } from './view-switch.js';

/** A move that is being asked about, with the column its card waits in. */
interface Asking {
  readonly incident: Incident;
  readonly action: TravelMove;
  readonly to: IncidentState | undefined;
}

interface BulkAsking {
  readonly incidents: readonly Incident[];
  readonly action: BulkAction;
}

/** The queue as a board: a column per state, the most urgent on top, moved by hand, by key or by menu. */
export function QueuePage() {
  const { t } = useTranslation('triage');
  const { t: tAll } = useTranslation();
  const { id: openId } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const isWide = useMedia('(width >= 48rem)');
  const [filters, setFilters] = useFilters();
  const summary = useQuery(summaryQuery);
  const [toggled, setToggled] = useState<ReadonlySet<IncidentState>>(new Set());
  const [picked, setPicked] = useState<IncidentState>('pendiente');
  const shown = statesOf(filters);
  const current = shown.includes(picked) || toggled.has(picked) ? picked : (shown[0] ?? picked);
  const isOpen = (state: IncidentState) =>
    isWide ? shown.includes(state) !== toggled.has(state) : state === current;
  const columns = useColumns(filters, isOpen);
  const [asking, setAsking] = useState<Asking>();
  const [bulk, setBulk] = useState<BulkAsking>();
  const [back, setBack] = useState<string>();
  const [menuOf, setMenuOf] = useState<string>();
  const [said, setSaid] = useState('');
  const listed = allStates.flatMap((state) => columns[state].incidents);
  const selection = useSelection(listed.map(({ id }) => id));
  const isNarrowed = countFilters(filters) > 0 || filters.text !== '';

  const begin = (incident: Incident, action: TravelMove) => {
    const [to] = [...targetsOf(incident)].find(([, move]) => move === action) ?? [];
    setBack(undefined);
    setMenuOf(undefined);
    setAsking({ incident, action, to });
  };
  const drag = useBoardDrag((incidents, move) => {
    const [only] = incidents;
    if (incidents.length > 1) setBulk({ incidents, action: move as BulkAction });
    else if (only) begin(only, move);
  });
  const nameOf = (state: IncidentState) => t(`column.name.${state}`);

  // The list's copy is the newest; what is asked about stays when it leaves the lists.
  const asked = asking && (listed.find(({ id }) => id === asking.incident.id) ?? asking.incident);
  const endAsking = () => {
    if (asking === undefined) return;
    const { id, titulo: title, estado, version } = asking.incident;
    // Asked of the cache: a dialog that just made the move still holds the screen of before it.
    const now = findListed(client, id);
    const column = nameOf(now?.estado ?? asking.to ?? estado);
    const isBack = now?.version === version;
    setSaid(t(isBack ? 'said.stayed' : 'said.moved', { title, column }));
    if (isBack && asking.to !== undefined) setBack(id);
    setAsking(undefined);
    requestAnimationFrame(() => {
      focusCard(id);
    });
  };

  useEffect(() => {
    if (back === undefined) return undefined;
    const timer = setTimeout(() => {
      setBack(undefined);
    }, 2_400);
    return () => {
      clearTimeout(timer);
    };
  }, [back]);

  const column = (state: IncidentState) => {
    const { list, incidents } = columns[state];
    const moving = asking?.to === undefined ? undefined : asking.incident.id;
    const staying = incidents.filter(({ id }) => id !== moving);
    const waiting = asking?.to === state ? asked : undefined;
    const cards = waiting === undefined ? staying : [waiting, ...staying];
    const total = isNarrowed ? undefined : summary.data?.por_estado[state];
    return (
      <QueueColumn
        key={state}
        state={state}
        list={list}
        incidents={cards}
        total={total}
        arriving={waiting?.id}
        back={back}
        openId={openId}
        menuOf={menuOf}
        selected={new Set(cards.map(({ id }) => id).filter((id) => selection.ids.has(id)))}
        drag={drag}
        pickUp={(ids) => {
          const all = [...ids].some((id) => selection.ids.has(id)) ? selection.ids : ids;
          return listed.filter(({ id }) => all.has(id));
        }}
        onSelect={(ids) => {
          selection.replace(
            cards.map(({ id }) => id),
            ids,
          );
        }}
        onRange={(id) => {
          selection.toggle(id, true);
        }}
        onMenu={setMenuOf}
        onOpen={(id) =>
          void navigate({ pathname: paths.queueIncident(id), search: search.toString() })
        }
        onMove={begin}
        onCollapse={
          isWide
            ? () => {
                setToggled(flipped(toggled, state));
              }
            : undefined
        }
      />
    );
  };
  const countOf = (state: IncidentState) =>
    isNarrowed ? undefined : summary.data?.por_estado[state];

  return (
    <div
      className={cx(
        'min-h-full lg:grid lg:h-full lg:min-h-0',
        openId !== undefined && 'lg:grid-cols-[minmax(0,1fr)_minmax(26rem,30rem)]',
      )}
    >
      {/* Letters are short cuts on a focused card only. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-static-element-interactions */}
      <div
        onKeyDown={(event) => {
          const card = (event.target as HTMLElement).closest('[role=row]');
          const id = card?.getAttribute('data-key');
          if (event.key.toLowerCase() !== 'm' || event.target !== card || !id) return;
          event.preventDefault();
          setMenuOf(id);
        }}
        className={cx(
          '@container flex min-h-full flex-col lg:h-full lg:min-h-0',
          openId !== undefined && 'max-lg:invisible',
        )}
      >
        <div className="page-x border-b border-line pt-5 pb-3 lg:pt-6">
          <PageHeader
            title={tAll('board.title')}
            lead={isWide && <span className="@max-3xl:hidden">{t('board.lead')}</span>}
            actions={
              <div className="flex gap-2 max-sm:w-full">
                <AutoAssignButton />
                <ViewSwitch view="board" />
              </div>
            }
          />
          <FilterBar filters={filters} onChange={setFilters} isOrdered />
          <SavedFilters filters={filters} onApply={setFilters} />
        </div>
        {!isWide && (
          <div className="sticky top-14 z-10 flex gap-1.5 overflow-x-auto border-b border-line bg-canvas px-4 py-2">
            {allStates.map((state) => (
              <StateTarget
                key={state}
                state={state}
                drag={drag}
                label={countedName(state)}
                isCurrent={state === current}
                onPress={() => {
                  setPicked(state);
                  if (!shown.includes(state)) setToggled(new Set([...toggled, state]));
                }}
                className={cx(
                  'inline-flex h-11 shrink-0 items-center gap-1.5 rounded-full px-3 text-sm ring-1 ring-inset',
                  state === current
                    ? 'bg-accent-soft font-semibold text-accent ring-accent/30'
                    : 'text-ink-soft ring-line-strong',
                )}
              >
                <StateMark state={state} className="size-3.5" />
                {nameOf(state)}
                <span className="text-xs tabular-nums">{countOf(state)}</span>
              </StateTarget>
            ))}
          </div>
        )}
        <div
          className={cx(
            'flex flex-1 gap-1.5 p-2 sm:px-4 lg:min-h-0',
            isWide && 'overflow-x-auto md:min-h-120',
          )}
        >
          {allStates.map((state) =>
            isOpen(state) ? (
              <div
                key={state}
                className={cx('flex min-h-0', isWide ? 'min-w-52 flex-1' : 'w-full')}
              >
                {column(state)}
              </div>
            ) : (
              isWide && (
                <StateTarget
                  key={state}
                  state={state}
                  drag={drag}
                  label={t('column.expand', { name: countedName(state) })}
                  onPress={() => {
                    setToggled(flipped(toggled, state));
                  }}
                  className="flex w-11 shrink-0 flex-col items-center gap-3 rounded-xl bg-sunken py-3.5 text-sm text-ink-soft hover:text-ink"
                >
                  <StateMark state={state} className="size-4" />
                  <span className="text-xs tabular-nums">{countOf(state)}</span>
                  <span className="font-semibold whitespace-nowrap [writing-mode:vertical-rl]">
                    {nameOf(state)}
                  </span>
                  <ChevronsLeftRight aria-hidden className="mt-auto size-4" />
                </StateTarget>
              )
            ),
          )}
        </div>
        <BulkBar
          incidents={listed.filter(({ id }) => selection.ids.has(id))}
          selection={selection}
          shown={listed}
          asking={bulk}
          onAsk={(action, incidents) => {
            setBulk({ action, incidents });
          }}
          onAnswered={() => {
            setBulk(undefined);
          }}
        />
        <p role="status" className="sr-only">
          {said}
        </p>
        {asking && asked && (
          <MoveDialog incident={asked} action={asking.action} onClose={endAsking} />
        )}
      </div>
      {openId !== undefined && (
        <div
          key={openId}
          className="overflow-y-auto overscroll-contain bg-surface max-lg:fixed max-lg:inset-0 max-lg:z-30 lg:relative lg:min-h-0 lg:border-l lg:border-line"
        >
          <Outlet />
        </div>
      )}
    </div>
  );

  function countedName(state: IncidentState): string {
    const count = countOf(state);
    return count === undefined
      ? nameOf(state)
      : t('column.counted', { name: nameOf(state), count });
  }
}

function flipped(states: ReadonlySet<IncidentState>, state: IncidentState) {
  return new Set(
    states.has(state) ? [...states].filter((each) => each !== state) : [...states, state],
  );
}

/** After a dialog the focus is where the card is now, unless the person has gone elsewhere. */
function focusCard(id: string): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(id)}"]`)?.focus();
}
