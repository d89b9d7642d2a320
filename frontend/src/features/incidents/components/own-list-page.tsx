import { MessageSquarePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Incident } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { Arrival } from '../../../shared/ui/arrival.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { StateBadge } from '../../../shared/ui/state-mark.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { allStates, type IncidentFilters, noFilters } from '../filters.js';
import { useIncidentList } from '../use-incident-list.js';
import { Thumbnail } from '../../../shared/photos/thumbnail.js';
import { CardsSkeleton } from './list-skeleton.js';
import { LoadMore } from './load-more.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { Progress } from './progress.js';

const everything: IncidentFilters = { ...noFilters, states: allStates };

/** What a student has reported, and what became of it: first what waits for their word. */
export function OwnListPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const list = useIncidentList(everything);
  const { incidents } = list;
  const groups = [
    { key: 'yourTurn', incidents: incidents.filter(({ estado }) => estado === 'resuelto') },
    {
      key: 'underWay',
      incidents: incidents.filter(({ estado }) =>
        ['pendiente', 'asignado', 'en_proceso'].includes(estado),
      ),
    },
    {
      key: 'ended',
      incidents: incidents.filter(({ estado }) => ['cerrado', 'rechazado'].includes(estado)),
    },
  ] as const;

  return (
    <div className="page-x mx-auto w-full max-w-2xl py-5 lg:py-8">
      <PageHeader
        title={t('own.title')}
        lead={incidents.length > 0 && t('own.hello', { name: viewer.nombre.split(' ')[0] })}
      />
      <div className="mt-6">
        {list.isPending && <CardsSkeleton />}
        {list.isError && incidents.length === 0 && (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isSuccess && incidents.length === 0 && (
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
        )}
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
      </div>
    </div>
  );
}

function OwnCard({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const place = usePlace();
  const { id: openId } = useParams();
  const { estado, asignado_a_nombre: worker } = incident;
  const hasEnded = estado === 'cerrado' || estado === 'rechazado';
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
            to={paths.incident(incident.id)}
            className="heading block rounded-sm text-lg outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {incident.titulo}
          </Link>
          <p className="mt-0.5 truncate text-sm text-ink-faint">{place(incident)}</p>
        </div>
        <Thumbnail incident={incident} className="size-14 rounded-lg" />
      </div>
      {!hasEnded && <Progress state={estado} className="mt-3.5" />}
      <p className="mt-2.5 text-sm text-ink-soft">
        {worker && (estado === 'asignado' || estado === 'en_proceso' || estado === 'resuelto')
          ? t(`own.news.${estado}`, { worker })
          : t(`own.newsPlain.${estado}`)}
      </p>
    </li>
  );
}
