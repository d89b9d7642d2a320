import { useQuery } from '@tanstack/react-query';
import {
  Camera,
  Check,
  CircleCheckBig,
  CircleDot,
  Lock,
  type LucideIcon,
  ListChecks,
  Megaphone,
  Pause,
  Pencil,
  Play,
  RotateCcw,
  Star,
  Undo2,
  UserPlus,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { cx } from '../../../shared/ui/cx.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { activityQuery } from '../api/incident-queries.js';

const kinds = {
  reportado: { icon: Megaphone, tint: 'bg-state-pendiente-soft text-state-pendiente' },
  editado: { icon: Pencil, tint: 'bg-sunken text-ink-soft' },
  fotografiado: { icon: Camera, tint: 'bg-sunken text-ink-soft' },
  asignado: { icon: UserPlus, tint: 'bg-state-asignado-soft text-state-asignado' },
  iniciado: { icon: Play, tint: 'bg-state-en-proceso-soft text-state-en-proceso' },
  pausado: { icon: Pause, tint: 'bg-warning-soft text-warning' },
  reanudado: { icon: Play, tint: 'bg-state-en-proceso-soft text-state-en-proceso' },
  avanzado: { icon: ListChecks, tint: 'bg-sunken text-ink-soft' },
  declinado: { icon: Undo2, tint: 'bg-state-pendiente-soft text-state-pendiente' },
  valorado: { icon: Star, tint: 'bg-sunken text-ink-soft' },
  resuelto: { icon: Check, tint: 'bg-state-resuelto-soft text-state-resuelto' },
  cerrado: { icon: Lock, tint: 'bg-state-cerrado-soft text-state-cerrado' },
  rechazado: { icon: X, tint: 'bg-state-rechazado-soft text-state-rechazado' },
  reabierto: { icon: RotateCcw, tint: 'bg-warning-soft text-warning' },
  confirmado: { icon: CircleCheckBig, tint: 'bg-state-resuelto-soft text-state-resuelto' },
  otro: { icon: CircleDot, tint: 'bg-sunken text-ink-soft' },
} as const satisfies Record<string, { icon: LucideIcon; tint: string }>;

type Kind = keyof typeof kinds;

/** Everything that happened to an incident, the newest last, as one reads a conversation. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const activity = useQuery(activityQuery(id));
  return (
    <section aria-labelledby="timeline">
      <h3 id="timeline" className="text-sm font-semibold">
        {t('timeline.title')}
      </h3>
      {activity.isPending && <TimelineSkeleton />}
      {activity.isError && (
        <Failure error={activity.error} onRetry={() => void activity.refetch()} />
      )}
      {activity.data && (
        <ol className="mt-4">
          {activity.data.map((event, index) => (
            <Entry key={event.id} event={event} isLast={index === activity.data.length - 1} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ event, isLast }: { event: Activity; isLast: boolean }) {
  const { t } = useTranslation();
  const kind = kindOf(event.tipo);
  const { icon: Icon, tint } = kinds[kind];
  // Who gave it back is told to the staff alone.
  const words = kind === 'declinado' && event.actor_nombre === null ? 'devuelto' : kind;
  const actor = event.actor_nombre ?? t('person.someone');
  const fields = (names: Activity['campos']) =>
    new Intl.ListFormat(currentLanguage()).format(names.map((name) => t(`timeline.field.${name}`)));
  const worker = event.asignado_a_nombre;
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0">
      {!isLast && (
        <span
          aria-hidden
          className="absolute top-8 bottom-1 left-3.5 w-px -translate-x-1/2 bg-line"
        />
      )}
      <span className={cx('grid size-7 shrink-0 place-items-center rounded-full', tint)}>
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="text-sm">
          {worker ? t('timeline.asignadoA', { actor, worker }) : t(`timeline.${words}`, { actor })}
        </p>
        <p className="text-xs text-ink-faint">
          {event.campos.length > 0 && `${fields(event.campos)} · `}
          <TimeAgo at={event.fecha} />
        </p>
        {event.motivo && (
          <blockquote className="mt-1.5 rounded-md rounded-tl-xs bg-sunken px-3 py-2 text-sm whitespace-pre-wrap text-ink">
            {event.motivo}
          </blockquote>
        )}
      </div>
    </li>
  );
}

/** A server newer than this page may tell of things it has no words for yet. */
function kindOf(word: string): Kind {
  return Object.hasOwn(kinds, word) ? (word as Kind) : 'otro';
}

function TimelineSkeleton() {
  return (
    <Skeleton>
      <div className="mt-4 space-y-5">
        {['w-3/5', 'w-2/5'].map((width) => (
          <div key={width} className="flex items-center gap-3">
            <Bone className="size-7 rounded-full" />
            <Bone className={`h-3.5 ${width}`} />
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
