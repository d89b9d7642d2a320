import { useQuery } from '@tanstack/react-query';
import { Copy, Split } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import { incidentQuery } from '../api/incident-queries.js';
import { mergedQuery, useMerge } from './merge-api.js';
import { lazyDialog } from '../../../shared/ui/lazy-dialog.js';

const MergeDialog = lazyDialog(async () => ({
  default: (await import('./merge-dialog.js')).MergeDialog,
}));

/** What an incident has to do with others that are the same: what it was joined to, what was joined to it. */
export function MergeSection({ incident }: { incident: Incident }) {
  const into = incident.unido_a;
  return into === null || into === undefined ? (
    <Survivor incident={incident} />
  ) : (
    <Duplicate incident={incident} into={into} />
  );
}

function Duplicate({ incident, into }: { incident: Incident; into: string }) {
  const { t } = useTranslation('triage');
  const survivor = useQuery(incidentQuery(into));
  return (
    <Notice tone="info" title={t('merge.isDuplicate')} className="mt-5">
      <p className="mt-0.5">
        <TextLink to={paths.incident(into)}>{survivor.data?.titulo ?? t('merge.other')}</TextLink>
      </p>
      {incident.acciones.includes('separar') && (
        <div className="mt-2">
          <PartButton duplicate={incident} into={into} />
        </div>
      )}
    </Notice>
  );
}

function Survivor({ incident }: { incident: Incident }) {
  const { t } = useTranslation('triage');
  const [isMerging, setMerging] = useState(false);
  const merged = useQuery(mergedQuery(incident.id));
  const duplicates = merged.data ?? [];
  return (
    <section aria-labelledby="duplicates" className="mt-6">
      <div className="flex items-center justify-between gap-3">
        <h3 id="duplicates" className="text-sm font-semibold">
          {t('merge.section')}
        </h3>
        {incident.acciones.includes('unir') && (
          <Button
            size="sm"
            onPress={() => {
              setMerging(true);
            }}
          >
            <Copy aria-hidden className="size-4" />
            {t('merge.open')}
          </Button>
        )}
      </div>
      {duplicates.length === 0 ? (
        <p className="mt-1 text-sm text-ink-soft">{t('merge.none')}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {duplicates.map((each) => (
            <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
              <StateMark state={each.estado} />
              <span className="min-w-0 flex-1 basis-40">
                <TextLink to={paths.incident(each.id)}>{each.titulo}</TextLink>
                <span className="block text-xs text-ink-soft">
                  <TimeAgo at={each.fecha_creacion} />
                </span>
              </span>
              <PartButton duplicate={each} into={incident.id} />
            </li>
          ))}
        </ul>
      )}
      {isMerging && (
        <MergeDialog
          incident={incident}
          onClose={() => {
            setMerging(false);
          }}
        />
      )}
    </section>
  );
}

/** Takes a duplicate out again: both are as they were. */
function PartButton({ duplicate, into }: { duplicate: Incident; into: string }) {
  const { t } = useTranslation('triage');
  const merge = useMerge();
  return (
    <>
      <Button
        size="sm"
        aria-label={t('merge.partNamed', { title: duplicate.titulo })}
        isPending={merge.isPending}
        onPress={() => {
          merge.mutate(
            { action: 'part', duplicate, into },
            {
              onSuccess: () => {
                toast({ title: t('merge.parted'), body: duplicate.titulo });
              },
            },
          );
        }}
      >
        <Split aria-hidden className="size-4" />
        {t('merge.part')}
      </Button>
      <FormFailure error={merge.error} />
    </>
  );
}
