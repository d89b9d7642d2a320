import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { BellRing, HandHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinIncident, leaveIncident } from '../../../shared/api/join-incident.js';
import type { Incident } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { incidentKeys } from '../api/incident-queries.js';
import { takeIncident } from '../incident-cache.js';
import { isOpenState } from '../filters.js';
import { followedQuery } from './followed-query.js';

/** For a student before somebody else's incident: counting oneself in and being told, or taking that back. */
export function MeToo({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const client = useQueryClient();
  const isOthers = viewer.tipo === 'estudiante' && incident.creado_por !== viewer.email;
  const followed = useInfiniteQuery({ ...followedQuery, enabled: isOthers });
  const isFollowed =
    followed.data?.pages.some(({ incidents }) => incidents.some(({ id }) => id === incident.id)) ??
    false;
  const change = useMutation({
    mutationFn: (joins: boolean) =>
      joins ? joinIncident(incident.id) : leaveIncident(incident.id),
    onSuccess: async (fresh) => {
      takeIncident(client, fresh, viewer);
      // What followers were told is in the inbox as long as one follows.
      void client.invalidateQueries({ queryKey: ['inbox'] });
      await client.invalidateQueries({ queryKey: incidentKeys.followed });
    },
  });
  if (!isOthers || followed.data === undefined) return null;
  if (!isFollowed && !isOpenState(incident.estado)) return null;

  return (
    <div className="mt-5 rounded-xl bg-accent-soft p-4">
      {change.isError && (
        <div className="mb-3">
          <FormFailure error={change.error} />
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="flex min-w-0 flex-1 basis-56 items-start gap-2 text-sm">
          {isFollowed && <BellRing aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />}
          {t(isFollowed ? 'follow.following' : 'follow.ask', {
            count: incident.veces_reportado,
          })}
        </p>
        <Button
          look={isFollowed ? 'quiet' : 'primary'}
          isPending={change.isPending}
          onPress={() => {
            change.mutate(!isFollowed);
          }}
        >
          {!isFollowed && <HandHeart aria-hidden className="size-4" />}
          {t(isFollowed ? 'follow.leave' : 'follow.join')}
        </Button>
      </div>
    </div>
  );
}
