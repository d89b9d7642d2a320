import { useMutation, useQuery } from '@tanstack/react-query';
import { HandHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Campus, Duplicate, Incident } from '../../../shared/api/models.js';
import { joinIncident } from '../../../shared/api/join-incident.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Thumbnail } from '../../../shared/photos/thumbnail.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { Button } from '../../../shared/ui/button.js';
import { StateBadge } from '../../../shared/ui/state-mark.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { similarQuery } from '../api/similar.js';
import type { ReportValues } from '../report-values.js';
import { useSettled } from '../use-settled.js';

export interface SimilarCardProps {
  readonly campus: Campus;
  readonly values: ReportValues;
  /** Incidents that are another one, as the student said. */
  readonly dismissed: readonly string[];
  readonly onDismiss: (ids: readonly string[]) => void;
  readonly onJoined: (incident: Incident) => void;
}

/** Long enough for the next word. */
const typingMs = 450;

/** What was reported already and may be the same, shown while one writes; nobody has to answer. */
export function SimilarCard(props: SimilarCardProps) {
  const { campus, values, dismissed, onDismiss, onJoined } = props;
  const { t } = useTranslation('report');
  const query = similarQuery(useSettled(values, typingMs), campus);
  const { data } = useQuery(query);
  const join = useMutation({
    mutationFn: joinIncident,
    onSuccess: onJoined,
  });
  const shown =
    query.enabled === false
      ? []
      : (data ?? []).filter(({ incidente }) => !dismissed.includes(incidente.id));

  return (
    // There from the start, so that what comes in is announced.
    <div role="status" className="empty:hidden">
      {shown.length > 0 && (
        <section
          aria-label={t('similar.title', { count: shown.length })}
          className="animate-rise rounded-xl bg-accent-soft p-4"
        >
          <h2 className="font-semibold">{t('similar.title', { count: shown.length })}</h2>
          <p className="text-sm text-ink-soft">{t('similar.lead')}</p>
          <ul className="mt-3 flex flex-col gap-2">
            {shown.map((similar) => (
              <SimilarIncident
                key={similar.incidente.id}
                similar={similar}
                isPending={join.isPending && join.variables === similar.incidente.id}
                onJoin={() => {
                  join.mutate(similar.incidente.id);
                }}
              />
            ))}
          </ul>
          {join.isError && (
            <div className="mt-3">
              <FormFailure error={join.error} />
            </div>
          )}
          <Button
            look="quiet"
            size="sm"
            onPress={() => {
              onDismiss(shown.map(({ incidente }) => incidente.id));
            }}
            className="mt-2 -mb-1 -ml-3"
          >
            {t('similar.dismiss')}
          </Button>
        </section>
      )}
    </div>
  );
}

interface SimilarIncidentProps {
  readonly similar: Duplicate;
  readonly isPending: boolean;
  readonly onJoin: () => void;
}

function SimilarIncident({ similar, isPending, onJoin }: SimilarIncidentProps) {
  const { t } = useTranslation('report');
  const place = usePlace();
  const { incidente, razones } = similar;
  return (
    <li className="rounded-lg bg-raised p-3 shadow-card">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-semibold break-words">{incidente.titulo}</p>
          <p className="mt-0.5 text-xs text-ink-soft">
            {place(incidente)} · <TimeAgo at={incidente.fecha_creacion} />
          </p>
        </div>
        <Thumbnail incident={incidente} className="size-14 rounded-md" />
      </div>
      <p className="mt-2 text-xs text-ink-faint">
        {t('similar.why')}{' '}
        {razones
          // The time stands beside the place already.
          .filter(({ clave }) => clave !== 'tiempo')
          .map((reason) => reasonWords(reason))
          .join(' · ')}
      </p>
      <div className="mt-2.5 flex items-center justify-between gap-2">
        <StateBadge state={incidente.estado} />
        <Button
          size="sm"
          look="primary"
          isPending={isPending}
          aria-label={t('similar.meTooNamed', { title: incidente.titulo })}
          onPress={onJoin}
        >
          <HandHeart aria-hidden className="size-4" />
          {t('similar.meToo')}
        </Button>
      </div>
    </li>
  );
}

function reasonWords({ texto, palabras }: Duplicate['razones'][number]): string {
  const sentence = texto[currentLanguage()];
  return palabras === undefined || palabras.length === 0
    ? sentence
    : `${sentence}: ${new Intl.ListFormat(currentLanguage()).format(palabras)}`;
}
