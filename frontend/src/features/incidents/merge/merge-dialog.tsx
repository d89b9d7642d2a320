import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowLeftRight, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { usePlace } from '../../../shared/places/place-line.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { SearchField } from '../../../shared/ui/search-field.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import { noFilters } from '../filters.js';
import { useIncidentList } from '../use-incident-list.js';
import { Comparison } from './comparison.js';
import { similarQuery, useMerge } from './merge-api.js';

export interface MergeDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Says that an incident is the same as another one: find it, look at both, join them. */
export function MergeDialog({ incident, onClose }: MergeDialogProps) {
  const { t } = useTranslation('triage');
  const [other, setOther] = useState<Incident>();
  const [isSwapped, setSwapped] = useState(false);
  const merge = useMerge();

  if (other === undefined) {
    return (
      <Dialog
        title={t('merge.title')}
        description={t('merge.lead', { title: incident.titulo })}
        isOpen
        onClose={onClose}
      >
        <DialogBody>
          <Finder incident={incident} onFind={setOther} />
        </DialogBody>
      </Dialog>
    );
  }
  const [duplicate, survivor] = isSwapped ? [other, incident] : [incident, other];
  return (
    <Dialog
      title={t('merge.compare.title')}
      description={t('merge.compare.lead')}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        <FormFailure error={merge.error} />
        <Comparison duplicate={duplicate} survivor={survivor} />
        <Button
          look="quiet"
          size="sm"
          className="mt-3 text-accent"
          onPress={() => {
            setSwapped(!isSwapped);
          }}
        >
          <ArrowLeftRight aria-hidden className="size-4" />
          {t('merge.swap')}
        </Button>
        <DialogActions>
          <Button
            onPress={() => {
              setOther(undefined);
              setSwapped(false);
              merge.reset();
            }}
          >
            <ArrowLeft aria-hidden className="size-4" />
            {t('merge.again')}
          </Button>
          <Button
            look="primary"
            isPending={merge.isPending}
            onPress={() => {
              merge.mutate(
                { action: 'join', duplicate, into: survivor.id },
                {
                  onSuccess: () => {
                    toast({ title: t('merge.done'), body: survivor.titulo });
                    onClose();
                  },
                },
              );
            }}
          >
            {t('merge.submit')}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

function Finder({
  incident,
  onFind,
}: {
  incident: Incident;
  onFind: (incident: Incident) => void;
}) {
  const { t } = useTranslation('triage');
  const [text, setText] = useState('');
  const isSearching = text.trim() !== '';
  const similar = useQuery(similarQuery(incident));
  const found = useIncidentList({ ...noFilters, text }, { isEnabled: isSearching });
  const query = isSearching ? found : similar;
  const incidents = (isSearching ? found.incidents : (similar.data ?? [])).filter(
    ({ id }) => id !== incident.id,
  );
  return (
    <>
      <SearchField
        label={t('merge.search')}
        placeholder={t('merge.search')}
        value={text}
        onChange={setText}
        delayMs={250}
      />
      <h3 className="mt-4 text-xs font-semibold text-ink-soft">
        {t(isSearching ? 'merge.found' : 'merge.similar')}
      </h3>
      {query.isPending && (
        <Skeleton>
          <Bone className="mt-3 h-4 w-3/5" />
          <Bone className="mt-3 h-4 w-2/5" />
        </Skeleton>
      )}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && incidents.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={t(isSearching ? 'merge.noneFound' : 'merge.noneSimilar')}
        />
      )}
      <ul className="mt-1 divide-y divide-line">
        {incidents.map((each) => (
          <li key={each.id}>
            <Candidate
              incident={each}
              onPress={() => {
                onFind(each);
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Candidate({ incident, onPress }: { incident: Incident; onPress: () => void }) {
  const place = usePlace();
  return (
    <button
      type="button"
      onClick={onPress}
      className="focus-ring flex min-h-14 w-full items-center gap-3 rounded-md px-1 py-2 text-left hover:bg-sunken active:bg-pressed"
    >
      <StateMark state={incident.estado} />
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-sm font-semibold">{incident.titulo}</span>
        <span className="block truncate text-xs text-ink-soft">{place(incident)}</span>
      </span>
      <span className="shrink-0 text-xs text-ink-soft">
        <TimeAgo at={incident.fecha_creacion} short />
      </span>
    </button>
  );
}
