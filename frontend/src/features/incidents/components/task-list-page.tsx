import { Check, ChevronRight, Coffee, MapPin, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Incident } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { WaitingDot, WaitingMark } from '../../../shared/outbox/waiting-mark.js';
import { Arrival } from '../../../shared/ui/arrival.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { RiskBadge } from '../../../shared/ui/risk-mark.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { allStates, type IncidentFilters, noFilters } from '../filters.js';
import { byDanger } from '../group-incidents.js';
import { useIncidentList } from '../use-incident-list.js';
import { useMove } from '../use-move.js';
import { useWithWaiting } from '../waiting/use-with-waiting.js';
import { Thumbnail } from '../../../shared/photos/thumbnail.js';
import { CardsSkeleton } from './list-skeleton.js';
import { LoadMore } from './load-more.js';
import { MoveDialog } from './move-dialog.js';
import { MoveFailure } from './move-failure.js';
import { usePlace } from '../../../shared/places/place-line.js';

const everything: IncidentFilters = { ...noFilters, states: allStates };

/** A worker's day: what is in hand, what comes next, what is done. */
export function TaskListPage() {
  const { t } = useTranslation();
  const list = useIncidentList(everything);
  const incidents = useWithWaiting(list.incidents);
  const inHand = byDanger(incidents.filter(({ estado }) => estado === 'en_proceso'));
  const next = byDanger(incidents.filter(({ estado }) => estado === 'asignado'));
  const done = incidents.filter(({ estado }) => ['resuelto', 'cerrado'].includes(estado));
  const open = inHand.length + next.length;

  return (
    <div className="page-x mx-auto w-full max-w-2xl py-5 lg:py-8">
      <PageHeader
        title={t('tasks.title')}
        lead={
          list.isSuccess
            ? t(open === 0 ? 'tasks.noneOpen' : 'tasks.open', { count: open })
            : undefined
        }
      />
      <div className="mt-6">
        {list.isPending && <CardsSkeleton />}
        {list.isError && incidents.length === 0 && (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isSuccess && open === 0 && (
          <EmptyState icon={Coffee} title={t('tasks.empty.title')}>
            {t('tasks.empty.body')}
          </EmptyState>
        )}
        <TaskGroup title={t('tasks.group.inHand')} incidents={inHand} />
        <TaskGroup title={t('tasks.group.next')} incidents={next} />
        {done.length > 0 && <DoneGroup incidents={done} />}
        <LoadMore list={list} />
      </div>
    </div>
  );
}

function TaskGroup({ title, incidents }: { title: string; incidents: readonly Incident[] }) {
  if (incidents.length === 0) return null;
  return (
    <section aria-label={title} className="mb-8">
      <h2 className="mb-2.5 flex items-center gap-2 text-sm font-semibold text-ink-soft">
        {title}
        <span className="font-normal text-ink-faint tabular-nums">{incidents.length}</span>
      </h2>
      <ul className="flex flex-col gap-3">
        {incidents.map((incident) => (
          <TaskCard key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
}

function TaskCard({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const place = usePlace();
  const { id: openId } = useParams();
  const move = useMove(incident);
  const [isResolving, setResolving] = useState(false);
  const canStart = incident.acciones.includes('iniciar');
  const canResume = incident.acciones.includes('reanudar');
  const canResolve = incident.acciones.includes('resolver');
  return (
    <li
      className={cx(
        'relative isolate rounded-xl bg-raised p-4 shadow-card ring-inset transition-shadow',
        incident.id === openId ? 'ring-2 ring-accent' : 'ring-1 ring-line hover:ring-line-strong',
      )}
    >
      <Arrival id={incident.id} version={incident.version} />
      <div className="flex items-center justify-between gap-3">
        <RiskBadge risk={incident.nivel_riesgo} />
        <span className="text-xs text-ink-faint">
          <TimeAgo at={incident.fecha_asignacion ?? incident.fecha_creacion} />
        </span>
      </div>
      <div className="mt-2.5 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Link
            id={`incident-${incident.id}`}
            to={paths.incident(incident.id)}
            className="heading block rounded-sm text-lg outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {incident.titulo}
          </Link>
          <p className="mt-1 flex items-center gap-1.5 text-sm font-medium text-ink-soft">
            <MapPin aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <span className="truncate">{place(incident)}</span>
          </p>
        </div>
        <Thumbnail incident={incident} className="size-14 rounded-lg" />
      </div>
      <WaitingMark subject={incident.id} className="relative mt-3" />
      <MoveFailure error={move.error} incident={incident} className="relative mt-3" />
      {incident.pausa && (
        <p className="relative mt-3 rounded-md bg-warning-soft px-3 py-2 text-sm break-words">
          {incident.pausa.motivo
            ? t('pause.because', { reason: incident.pausa.motivo })
            : t('pause.plain')}
        </p>
      )}
      {(canStart || canResume || canResolve) && (
        <div className="relative mt-3.5 flex w-fit gap-2 max-sm:w-full">
          {canResume && (
            <Button
              look="primary"
              isPending={move.isPending}
              onPress={() => {
                move.mutate({ action: 'reanudar' });
              }}
              className="max-sm:flex-1"
            >
              <Play aria-hidden className="size-4" />
              {t('move.reanudar')}
            </Button>
          )}
          {canStart && (
            <Button
              look="primary"
              isPending={move.isPending}
              onPress={() => {
                move.mutate({ action: 'iniciar' });
              }}
              className="max-sm:flex-1"
            >
              <Play aria-hidden className="size-4" />
              {t('move.iniciar')}
            </Button>
          )}
          {canResolve && (
            <Button
              look={canStart || canResume ? 'secondary' : 'primary'}
              onPress={() => {
                setResolving(true);
              }}
              className="max-sm:flex-1"
            >
              <Check aria-hidden className="size-4" />
              {t('move.resolver')}
            </Button>
          )}
        </div>
      )}
      {isResolving && (
        <MoveDialog
          incident={incident}
          action="resolver"
          onClose={() => {
            setResolving(false);
          }}
        />
      )}
    </li>
  );
}

function DoneGroup({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="tasks-done">
      <h2 id="tasks-done" className="mb-1 text-sm font-semibold text-ink-soft">
        {t('tasks.group.done')}
      </h2>
      <ul className="divide-y divide-line">
        {incidents.map((incident) => (
          <li key={incident.id} className="relative">
            <Link
              id={`incident-${incident.id}`}
              to={paths.incident(incident.id)}
              className="focus-ring flex min-h-12 items-center gap-3 rounded-sm py-2 text-sm hover:bg-sunken sm:-mx-2 sm:px-2"
            >
              <StateMark state={incident.estado} />
              <span className="min-w-0 flex-1 truncate text-ink-soft">{incident.titulo}</span>
              <WaitingDot subject={incident.id} />
              <span className="text-xs text-ink-faint">
                <TimeAgo at={incident.fecha_resolucion ?? incident.fecha_creacion} />
              </span>
              <ChevronRight aria-hidden className="size-4 text-ink-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
