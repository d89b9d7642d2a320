import { useQuery } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident, WorkEntry } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Button } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { exactTime } from '../../../shared/ui/time-ago.js';
import { workQuery } from './work-queries.js';

const LogWorkDialog = lazy(async () => ({
  default: (await import('./log-work-dialog.js')).LogWorkDialog,
}));

/** Time and material that an incident took, and adding to it. */
export function WorkSection({ incident }: { incident: Incident }) {
  const { t } = useTranslation('work');
  const work = useQuery(workQuery(incident.id));
  const [isAdding, setAdding] = useState(false);
  const { entradas: entries = [], total_minutos: total = 0 } = work.data ?? {};
  return (
    <section aria-labelledby="work" className="mt-7">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="work" className="heading flex items-baseline gap-2 text-lg">
          {t('log.title')}
          {total > 0 && (
            <span className="text-sm font-normal text-ink-faint tabular-nums">
              {duration(total)}
            </span>
          )}
        </h3>
        <Button
          size="sm"
          onPress={() => {
            setAdding(true);
          }}
        >
          <Timer aria-hidden className="size-4" />
          {t('log.add')}
        </Button>
      </div>
      {work.isError && <Failure error={work.error} onRetry={() => void work.refetch()} />}
      {work.isSuccess && entries.length === 0 && (
        <p className="mt-1 text-sm text-ink-soft">{t('log.none')}</p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
      <Suspense>
        {isAdding && (
          <LogWorkDialog
            incidentId={incident.id}
            onClose={() => {
              setAdding(false);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

function EntryRow({ entry }: { entry: WorkEntry }) {
  const { autor, minutos, materiales, nota, fecha } = entry;
  const number = new Intl.NumberFormat(currentLanguage());
  return (
    <li className="py-2.5 text-sm">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="font-semibold">{minutos > 0 ? duration(minutos) : autor.nombre}</span>
        <span className="text-xs text-ink-faint">
          {minutos > 0 && `${autor.nombre} · `}
          {exactTime(fecha, currentLanguage())}
        </span>
      </p>
      {materiales.length > 0 && (
        <p className="text-ink-soft">
          {materiales
            .map(
              ({ nombre, cantidad, unidad }) => `${nombre} (${number.format(cantidad)} ${unidad})`,
            )
            .join(' · ')}
        </p>
      )}
      {nota !== '' && <p className="break-words text-ink-soft">{nota}</p>}
    </li>
  );
}

/** Minutes as hours and minutes, for example `1 h 20 min`. */
function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${String(hours)} h`, (rest > 0 || hours === 0) && `${String(rest)} min`]
    .filter(Boolean)
    .join(' ');
}
