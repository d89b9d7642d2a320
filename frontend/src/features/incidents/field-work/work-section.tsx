import { useQuery } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident, WorkDraft, WorkEntry } from '../../../shared/api/models.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { useWaiting } from '../../../shared/outbox/use-outbox.js';
import { WillGo } from '../../../shared/outbox/waiting-mark.js';
import { Button } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { exactTime } from '../../../shared/ui/time-ago.js';
import { workQuery } from './work-queries.js';
import { lazyDialog } from '../../../shared/ui/lazy-dialog.js';

const LogWorkDialog = lazyDialog(async () => ({
  default: (await import('./log-work-dialog.js')).LogWorkDialog,
}));

/** Time and material that an incident took, and adding to it. */
export function WorkSection({ incident }: { incident: Incident }) {
  const { t } = useTranslation('work');
  const work = useQuery(workQuery(incident.id));
  const waiting = useWaiting(incident.id).flatMap(({ id, act, state }) =>
    act.kind === 'work' && state === 'waiting' ? [{ id, ...act.work }] : [],
  );
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
      {work.isSuccess && entries.length === 0 && waiting.length === 0 && (
        <p className="mt-1 text-sm text-ink-soft">{t('log.none')}</p>
      )}
      <ul className="mt-2 divide-y divide-line">
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
        {waiting.map((entry) => (
          <li key={entry.id} className="py-2.5 text-sm">
            <Spent work={entry} />
            <WillGo className="mt-1" />
          </li>
        ))}
      </ul>
      {isAdding && (
        <LogWorkDialog
          incident={incident}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </section>
  );
}

function EntryRow({ entry }: { entry: WorkEntry }) {
  const { autor, minutos, materiales, nota, fecha } = entry;
  return (
    <li className="py-2.5 text-sm">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="font-semibold">{minutos > 0 ? duration(minutos) : autor.nombre}</span>
        <span className="text-xs text-ink-faint">
          {minutos > 0 && `${autor.nombre} · `}
          {exactTime(fecha, currentLanguage())}
        </span>
      </p>
      <Spent work={{ materiales, nota }} />
    </li>
  );
}

/** What was used up and what there is to say of it; the time too, where it is not said already. */
function Spent({ work }: { work: Partial<WorkDraft> }) {
  const { minutos = 0, materiales = [], nota = '' } = work;
  const number = new Intl.NumberFormat(currentLanguage());
  return (
    <>
      {minutos > 0 && <p className="font-semibold">{duration(minutos)}</p>}
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
    </>
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
