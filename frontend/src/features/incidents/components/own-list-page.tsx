import { BellRing, MessageSquarePlus, PauseCircle } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Incident, User } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { WaitingMark } from '../../../shared/outbox/waiting-mark.js';
import { Arrival } from '../../../shared/ui/arrival.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { StateBadge } from '../../../shared/ui/state-mark.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { allStates, endStates, type IncidentFilters, noFilters } from '../filters.js';
import { useFollowed } from '../following/use-followed.js';
import { useIncidentList } from '../use-incident-list.js';
import { useWithWaiting } from '../waiting/use-with-waiting.js';
import { useWaitingReports, WaitingReports } from '../waiting/waiting-reports.js';
import { Thumbnail } from '../../../shared/photos/thumbnail.js';
import { CardsSkeleton } from './list-skeleton.js';
import { LoadMore } from './load-more.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { Progress } from './progress.js';

const everything: IncidentFilters = { ...noFilters, states: allStates };

const views = ['mine', 'followed'] as const;
type View = (typeof views)[number];

export interface OwnListPageProps {
  /** What was begun and not sent. */
  readonly unfinished?: ReactNode;
}

/** What a student has reported or follows, and what became of it: first what waits for their word. */
export function OwnListPage({ unfinished }: OwnListPageProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const view: View = search.get('ver') === 'sigo' ? 'followed' : 'mine';

  return (
    <div className="page-x mx-auto w-full max-w-2xl py-5 lg:py-8">
      <PageHeader
        title={t('own.title')}
        lead={t('own.hello', { name: viewer.nombre.split(' ')[0] })}
      />
      {unfinished}
      <Segmented
        label={t('own.view')}
        segments={views.map((id) => ({ id, label: t(`own.views.${id}`) }))}
        value={view}
        onChange={(chosen) => {
          setSearch(chosen === 'followed' ? { ver: 'sigo' } : {}, { replace: true });
        }}
        className="mt-5 w-full sm:w-auto"
      />
      <div className="mt-6">
        {view === 'mine' && <WaitingReports />}
        {view === 'mine' ? <Mine /> : <Followed />}
      </div>
    </div>
  );
}

function Mine() {
  const { t } = useTranslation();
  return (
    <Cards
      hasWaiting={useWaitingReports().length > 0}
      list={useIncidentList(everything)}
      empty={
        <EmptyState
          icon={MessageSquarePlus}
          title={t('own.empty.title')}
          action={
            <ButtonLink to={paths.report} look="primary" size="lg">
              {t('own.empty.action')}
            </ButtonLink>
          }
        >
          {t('own.empty.body')}
        </EmptyState>
      }
    />
  );
}

function Followed() {
  const { t } = useTranslation();
  return (
    <Cards
      list={useFollowed()}
      empty={
        <EmptyState icon={BellRing} title={t('own.noneFollowed.title')}>
          {t('own.noneFollowed.body')}
        </EmptyState>
      }
    />
  );
}

interface CardsProps {
  /** Something is shown above that is on no list of the server yet. */
  readonly hasWaiting?: boolean;
  readonly list: ReturnType<typeof useIncidentList>;
  readonly empty: ReactNode;
}

function Cards({ list, empty, hasWaiting = false }: CardsProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const incidents = useWithWaiting(list.incidents);
  const waits = (incident: Incident) =>
    incident.estado === 'resuelto' && incident.creado_por === viewer.email;
  const hasEnded = ({ estado }: Incident) => endStates.includes(estado);
  const groups = [
    { key: 'yourTurn', incidents: incidents.filter(waits) },
    {
      key: 'underWay',
      incidents: incidents.filter((incident) => !waits(incident) && !hasEnded(incident)),
    },
    { key: 'ended', incidents: incidents.filter(hasEnded) },
  ] as const;
  return (
    <>
      {list.isPending && <CardsSkeleton />}
      {list.isError && incidents.length === 0 && (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isSuccess && incidents.length === 0 && !hasWaiting && empty}
      {groups.map(
        ({ key, incidents: group }) =>
          group.length > 0 && (
            <section key={key} aria-labelledby={`own-${key}`} className="mb-8">
              <h2 id={`own-${key}`} className="mb-2.5 text-sm font-semibold text-ink-soft">
                {t(`own.group.${key}`)}
              </h2>
              <ul className="flex flex-col gap-3">
                {group.map((incident) => (
                  <OwnCard key={incident.id} incident={incident} />
                ))}
              </ul>
            </section>
          ),
      )}
      <LoadMore list={list} />
    </>
  );
}

function OwnCard({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const place = usePlace();
  const viewer = useViewer();
  const { id: openId } = useParams();
  const [search] = useSearchParams();
  const { estado } = incident;
  const hasEnded = endStates.includes(estado);
  return (
    <li
      className={cx(
        'relative isolate rounded-xl bg-raised px-4 py-3.5 shadow-card ring-inset transition-shadow',
        incident.id === openId ? 'ring-2 ring-accent' : 'ring-1 ring-line hover:ring-line-strong',
      )}
    >
      <Arrival id={incident.id} version={incident.version} />
      <div className="flex items-center justify-between gap-3">
        <StateBadge state={estado} />
        <span className="text-xs text-ink-faint">
          <TimeAgo at={incident.fecha_creacion} />
        </span>
      </div>
      <div className="mt-2.5 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Link
            id={`incident-${incident.id}`}
            to={{ pathname: paths.incident(incident.id), search: search.toString() }}
            className="heading block rounded-sm text-lg outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {incident.titulo}
          </Link>
          <p className="mt-0.5 truncate text-sm text-ink-faint">{place(incident)}</p>
        </div>
        <Thumbnail incident={incident} className="size-14 rounded-lg" />
      </div>
      {!hasEnded && <Progress state={estado} className="mt-3.5" />}
      <p className="mt-2.5 flex items-center gap-1.5 text-sm text-ink-soft">
        {incident.pausa && <PauseCircle aria-hidden className="size-4 shrink-0 text-warning" />}
        {news(t, incident, viewer)}
      </p>
      <WaitingMark subject={incident.id} className="mt-2.5" />
    </li>
  );
}

/** What there is to say of it now, to whom it is said. */
function news(t: TFunction, incident: Incident, viewer: User): string {
  const { estado, asignado_a_nombre: worker, pausa } = incident;
  if (pausa) return pausa.motivo ? t('pause.because', { reason: pausa.motivo }) : t('pause.plain');
  if (incident.creado_por !== viewer.email && (estado === 'pendiente' || estado === 'resuelto')) {
    return t(`own.newsFollowed.${estado}`);
  }
  return worker && (estado === 'asignado' || estado === 'en_proceso' || estado === 'resuelto')
    ? t(`own.news.${estado}`, { worker })
    : t(`own.newsPlain.${estado}`);
}
