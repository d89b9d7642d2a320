import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ExternalLink, X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Incident } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { currentLanguage, loadTexts } from '../../../shared/i18n/i18n.js';
import { useWaiting } from '../../../shared/outbox/use-outbox.js';
import { WaitingMark } from '../../../shared/outbox/waiting-mark.js';
import { MuteToggle } from '../../../shared/preferences/mute-toggle.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { LivePill } from '../../../shared/ui/live-pill.js';
import { usePageTitle } from '../../../shared/ui/page.js';
import { RiskBadge } from '../../../shared/ui/risk-mark.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { StateBadge } from '../../../shared/ui/state-mark.js';
import { exactTime, TimeAgo } from '../../../shared/ui/time-ago.js';
import { incidentQuery } from '../api/incident-queries.js';
import { findListed } from '../incident-cache.js';
import { withWaiting } from '../waiting/with-waiting.js';
import { PhotoStrip } from '../photos/photo-strip.js';
import { MeToo } from '../following/me-too.js';
import { SatisfactionCard } from '../satisfaction/satisfaction-card.js';
import { Answers } from './answers.js';
import { IncidentActions } from './incident-actions.js';
import { IncidentNotes } from './incident-notes.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { Progress } from './progress.js';
import { Timeline } from './timeline.js';

// What only those who look after the campus see comes with texts of its own.
const AssignmentWhy = lazy(async () => {
  const [{ AssignmentWhy: part }] = await Promise.all([
    import('../assign/assignment-why.js'),
    loadTexts('triage'),
  ]);
  return { default: part };
});
const MergeSection = lazy(async () => {
  const [{ MergeSection: part }] = await Promise.all([
    import('../merge/merge-section.js'),
    loadTexts('triage'),
  ]);
  return { default: part };
});
const PriorityMark = lazy(async () => {
  const [{ PriorityMark: part }] = await Promise.all([
    import('../triage/priority-mark.js'),
    loadTexts('triage'),
  ]);
  return { default: part };
});

const WorkSections = lazy(async () => {
  const [parts] = await Promise.all([import('../field-work/work-sections.js'), loadTexts('work')]);
  return { default: parts.WorkSections };
});

const PlaceOnPlan = lazy(async () => ({
  default: (await import('../../../shared/places/place-on-plan.js')).PlaceOnPlan,
}));

export interface IncidentPanelProps {
  /** The part of the page that is about the incident's whiteboard. */
  readonly whiteboard: (incident: Incident) => ReactNode;
  /** What is said about the incident. */
  readonly conversation: (incident: Incident) => ReactNode;
}

/** One incident: beside its list on a desk, a page of its own on a phone. */
export function IncidentPanel({ whiteboard, conversation }: IncidentPanelProps) {
  const { id = '' } = useParams();
  const client = useQueryClient();
  const waiting = useWaiting(id);
  const incident = useQuery({
    ...incidentQuery(id),
    placeholderData: () => findListed(client, id),
  });
  // A view that was taken away must not linger; one that merely could not be refreshed may.
  const isGone =
    incident.isError &&
    (!incident.data || (incident.error instanceof Problem && incident.error.status === 404));
  return (
    <Frame id={id} title={incident.data?.titulo}>
      {incident.isPending && <PanelSkeleton />}
      {isGone && <Failure error={incident.error} onRetry={() => void incident.refetch()} />}
      {incident.data && !isGone && (
        <Detail
          incident={withWaiting(incident.data, waiting)}
          whiteboard={whiteboard}
          conversation={conversation}
        />
      )}
    </Frame>
  );
}

function Frame({
  id,
  title,
  children,
}: {
  id: string;
  title: string | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const frame = useRef<HTMLElement>(null);
  const isInQueue = useMatch(paths.queueIncident(id)) !== null;
  const back = {
    pathname: isInQueue ? paths.queue : paths.incidents,
    search: search.toString(),
  };
  usePageTitle(title ?? t('incident.one'));

  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) {
          document.getElementById(`incident-${id}`)?.focus({ preventScroll: true });
        }
      });
    };
  }, [id]);

  return (
    // Escape closes the panel from anywhere inside it; the close link is the way for everybody else.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={title ?? t('incident.one')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) void navigate(back);
      }}
      className="flex min-h-full flex-col outline-none"
    >
      <div className="sticky top-0 z-20 flex h-14 items-center justify-between gap-2 border-b border-line bg-surface/95 px-2 backdrop-blur-sm lg:h-12 lg:px-3">
        <ButtonLink to={back} look="quiet" size="sm" className="lg:hidden">
          <ArrowLeft aria-hidden className="size-5" />
          {t('incident.back')}
        </ButtonLink>
        <LivePill className="px-2 lg:hidden" />
        <span className="hidden px-2 text-xs font-medium text-ink-faint tabular-nums lg:block">
          {t('incident.number', { number: id.slice(0, 8) })}
        </span>
        <span className="flex items-center gap-1">
          {title !== undefined && <MuteToggle incidentId={id} />}
          <ButtonLink
            to={back}
            look="quiet"
            size="sm"
            iconOnly
            aria-label={t('action.close')}
            className="max-lg:hidden"
          >
            <X aria-hidden className="size-4.5" />
          </ButtonLink>
        </span>
      </div>
      {children}
    </section>
  );
}

function Detail({
  incident,
  whiteboard,
  conversation,
}: { incident: Incident } & IncidentPanelProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const place = usePlace();
  const isOwn = incident.creado_por === viewer.email;
  return (
    <>
      <div className="page-x mx-auto w-full max-w-2xl flex-1 pt-5 pb-8 max-lg:pb-28">
        <div className="flex flex-wrap items-center gap-2">
          <StateBadge state={incident.estado} />
          <RiskBadge risk={incident.nivel_riesgo} />
          {viewer.tipo === 'admin' && (
            <Suspense>
              <PriorityMark incident={incident} />
            </Suspense>
          )}
          {incident.veces_reabierto > 0 && (
            <span className="text-xs text-ink-faint">
              {t('incident.reopened', { count: incident.veces_reabierto })}
            </span>
          )}
        </div>
        <h2 className="heading mt-3 text-2xl break-words">{incident.titulo}</h2>
        <p className="mt-1.5 text-sm text-ink-soft">{place(incident)}</p>
        {viewer.tipo === 'estudiante' && <Progress state={incident.estado} className="mt-5" />}

        <div className="action-bar empty:hidden lg:mt-5">
          <IncidentActions key={incident.id} incident={incident} />
        </div>

        <WaitingMark subject={incident.id} className="mt-4" />
        <IncidentNotes incident={incident} />
        <SatisfactionCard key={`satisfaction ${incident.id}`} incident={incident} />
        <MeToo key={`me too ${incident.id}`} incident={incident} />

        {incident.descripcion !== incident.titulo && (
          <p className="mt-6 text-[0.9375rem] leading-6 break-words whitespace-pre-wrap">
            {incident.descripcion}
          </p>
        )}
        <Answers incident={incident} />
        <PhotoStrip key={incident.id} incident={incident} />
        {incident.foto !== '' && <Photo url={incident.foto} />}
        {incident.lugar?.plano && (
          <Suspense>
            <PlaceOnPlan incident={incident} />
          </Suspense>
        )}
        {whiteboard(incident)}

        <dl className="mt-6 divide-y divide-line border-y border-line text-sm">
          {incident.asignado_a_nombre !== undefined && (
            <Fact label={t('incident.facts.assignee')}>
              {incident.asignado_a_nombre ? (
                <>
                  <Person
                    name={incident.asignado_a_nombre}
                    note={incident.asignado_a_especialidad}
                  />
                  {incident.razones_asignacion !== undefined && (
                    <Suspense>
                      <AssignmentWhy incident={incident} />
                    </Suspense>
                  )}
                </>
              ) : (
                <span className="text-ink-faint">{t('incident.unassigned')}</span>
              )}
            </Fact>
          )}
          {incident.creado_por_nombre !== undefined && (
            <Fact label={t('incident.facts.reporter')}>
              {isOwn ? t('person.you') : <Person name={incident.creado_por_nombre} />}
            </Fact>
          )}
          <Fact label={t('incident.facts.kind')}>{incident.tipo}</Fact>
          {incident.tipo_trabajador_requerido !== '' && (
            <Fact label={t('incident.facts.trade')}>{incident.tipo_trabajador_requerido}</Fact>
          )}
          <Fact label={t('incident.facts.reportedAt')}>
            {exactTime(incident.fecha_creacion, currentLanguage())}
            <span className="block text-xs text-ink-faint">
              <TimeAgo at={incident.fecha_creacion} />
            </span>
          </Fact>
          {incident.veces_reportado > 1 && (
            <Fact label={t('incident.facts.times')}>{incident.veces_reportado}</Fact>
          )}
        </dl>
        {viewer.tipo === 'admin' && (
          <Suspense>
            <MergeSection key={incident.id} incident={incident} />
          </Suspense>
        )}
        {viewer.tipo !== 'estudiante' && (
          <Suspense>
            <WorkSections key={`work ${incident.id}`} incident={incident} />
          </Suspense>
        )}
        {conversation(incident)}
        <div className="mt-7">
          <Timeline id={incident.id} />
        </div>
      </div>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-11 grid-cols-[8.5rem_1fr] items-center gap-3 py-2">
      <dt className="text-ink-faint">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Person({ name, note }: { name: string; note?: string | null | undefined }) {
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <Avatar name={name} size="sm" />
      <span className="min-w-0">
        {name}
        {note && <span className="block text-xs text-ink-faint">{note}</span>}
      </span>
    </span>
  );
}

/** Linked, never loaded: the address comes from a person and would learn who looks at it. */
function Photo({ url }: { url: string }) {
  const { t } = useTranslation();
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="focus-ring mt-4 inline-flex min-h-11 items-center gap-2 rounded-md text-sm font-semibold text-accent"
    >
      <ExternalLink aria-hidden className="size-4" />
      {t('incident.photo')}
    </a>
  );
}

function PanelSkeleton() {
  return (
    <Skeleton>
      <div className="page-x space-y-4 pt-5">
        <div className="flex gap-2">
          <Bone className="h-6 w-24 rounded-full" />
          <Bone className="h-6 w-20 rounded-full" />
        </div>
        <Bone className="h-7 w-4/5" />
        <Bone className="h-4 w-2/5" />
        <Bone className="h-10 w-40 rounded-md" />
        <Bone className="h-24 w-full" />
        <Bone className="h-40 w-full" />
      </div>
    </Skeleton>
  );
}
