import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { mutedQuery, usePreferences } from '../../../shared/preferences/preferences.js';
import { useMuting } from '../../../shared/preferences/use-muting.js';
import { Button } from '../../../shared/ui/button.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { StateMark } from '../../../shared/ui/state-mark.js';
import { SettingSection } from './setting-section.js';

/** The incidents of which one hears no more, with the way back. */
export function MutedIncidents() {
  const { t } = useTranslation('preferences');
  const answer = useQuery(mutedQuery);
  const muted = usePreferences()?.silenciados ?? [];
  const change = useMuting();
  const incidents = answer.data?.filter(({ incidente_id: id }) => muted.includes(id));
  return (
    <SettingSection id="muted" title={t('muted.title')}>
      {answer.isError && !incidents && (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.isPending && (
        <Skeleton>
          <Bone className="h-10 w-full" />
        </Skeleton>
      )}
      {incidents?.length === 0 && <p className="text-sm text-ink-soft">{t('muted.none')}</p>}
      {incidents !== undefined && incidents.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {incidents.map(({ incidente_id: incidentId, titulo, estado }) => (
            <li key={incidentId} className="flex items-center gap-3 py-2.5">
              <StateMark state={estado} className="size-5 shrink-0" />
              <Link
                to={paths.incident(incidentId)}
                className="focus-ring min-w-0 flex-1 truncate rounded-xs text-sm font-semibold hover:underline"
              >
                {titulo}
              </Link>
              <Button
                size="sm"
                aria-label={t('muted.listenNamed', { title: titulo })}
                onPress={() => {
                  change({ incidentId, isMuted: false });
                }}
              >
                {t('muted.listen')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </SettingSection>
  );
}
