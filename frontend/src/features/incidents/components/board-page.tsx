import { CheckCheck, Radar, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Incident } from '../../../shared/api/models.js';
import { Button } from '../../../shared/ui/button.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { BulkBar } from '../bulk/bulk-bar.js';
import { useSelection } from '../bulk/use-selection.js';
import { countFilters, noFilters } from '../filters.js';
import { groupByState } from '../group-incidents.js';
import { SavedFilters } from '../saved-filters/saved-filters.js';
import type { BulkAction } from '../triage/targets.js';
import { AutoAssignButton } from '../triage/auto-assign-button.js';
import { ViewSwitch } from '../triage/view-switch.js';
import { useFilters } from '../use-filters.js';
import { useIncidentList } from '../use-incident-list.js';
import { FilterBar } from './filter-bar.js';
import { IncidentRow } from './incident-row.js';
import { RowsSkeleton } from './list-skeleton.js';
import { LoadMore } from './load-more.js';
import { MoveDialog } from './move-dialog.js';

/** The control room: every incident that matches, by state, the dangerous ones first. */
export function BoardPage() {
  const { t } = useTranslation();
  const { id: openId } = useParams();
  const [filters, setFilters] = useFilters();
  const list = useIncidentList(filters);
  const [picked, setPicked] = useState<Incident>();
  // The list's copy is the newest; the picked one stays when the incident leaves a narrowed list.
  const assigning = list.incidents.find(({ id }) => id === picked?.id) ?? picked;
  const groups = groupByState(list.incidents, filters.order);
  const shown = groups.flatMap(({ incidents }) => incidents);
  const selection = useSelection(shown.map(({ id }) => id));
  const [bulk, setBulk] = useState<{ action: BulkAction; incidents: readonly Incident[] }>();
  const isNarrowed = countFilters(filters) > 0 || filters.text !== '' || filters.states.length > 0;

  return (
    <div className="@container flex min-h-full flex-col">
      <div className="page-x border-b border-line pt-5 pb-3 lg:pt-6">
        <PageHeader
          title={t('board.title')}
          lead={
            list.data &&
            t(list.hasNextPage ? 'board.countMore' : 'board.count', {
              count: list.incidents.length,
            })
          }
          actions={
            <div className="flex gap-2 max-sm:w-full">
              <AutoAssignButton />
              <ViewSwitch view="list" />
            </div>
          }
        />
        <FilterBar filters={filters} onChange={setFilters} />
        <SavedFilters filters={filters} onApply={setFilters} />
      </div>

      {list.isPending && (
        <div className="page-x">
          <RowsSkeleton />
        </div>
      )}
      {list.isError && list.incidents.length === 0 && (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && groups.length === 0 && (
        <EmptyState
          icon={isNarrowed ? SearchX : CheckCheck}
          title={t(isNarrowed ? 'board.noMatch.title' : 'board.empty.title')}
          action={
            isNarrowed && (
              <Button
                onPress={() => {
                  setFilters(noFilters);
                }}
              >
                {t('filter.clear')}
              </Button>
            )
          }
        >
          {t(isNarrowed ? 'board.noMatch.body' : 'board.empty.body')}
        </EmptyState>
      )}

      <div
        aria-busy={list.isPlaceholderData}
        className={list.isPlaceholderData ? 'opacity-60' : undefined}
      >
        {groups.map(({ state, incidents }) => (
          <section key={state} aria-labelledby={`group-${state}`}>
            <h2
              id={`group-${state}`}
              className="sticky top-14 z-10 flex items-center gap-2 border-b border-line bg-canvas px-4 py-2 text-xs font-semibold text-ink-soft sm:px-6 lg:top-0"
            >
              <StateMark state={state} className="size-3.5" />
              {t(`board.group.${state}`)}
              <span className="font-normal text-ink-faint tabular-nums">{incidents.length}</span>
            </h2>
            <ul className="divide-y divide-line border-b border-line">
              {incidents.map((incident) => (
                <IncidentRow
                  key={incident.id}
                  incident={incident}
                  isOpen={incident.id === openId}
                  isSelected={selection.ids.has(incident.id)}
                  onSelect={(withRange) => {
                    selection.toggle(incident.id, withRange);
                  }}
                  onAssign={setPicked}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <LoadMore list={list} />
      {groups.length > 0 && !list.hasNextPage && (
        <p className="flex items-center justify-center gap-2 py-8 text-xs text-ink-faint">
          <Radar aria-hidden className="size-4" />
          {t('board.end')}
        </p>
      )}
      <BulkBar
        incidents={shown.filter(({ id }) => selection.ids.has(id))}
        selection={selection}
        shown={shown}
        asking={bulk}
        onAsk={(action, incidents) => {
          setBulk({ action, incidents });
        }}
        onAnswered={() => {
          setBulk(undefined);
        }}
      />
      {assigning && (
        <MoveDialog
          incident={assigning}
          action="asignar"
          onClose={() => {
            setPicked(undefined);
          }}
        />
      )}
    </div>
  );
}
