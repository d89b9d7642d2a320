import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../../shared/api/all-pages.js';
import { api, unwrapWithResponse } from '../../shared/api/client.js';
import type { Incident } from '../../shared/api/models.js';

const changesAtMost = 3;

/** What others did to an incident since somebody saw it, the newest first. */
export function changesQuery(id: string, seen: Incident | undefined) {
  return queryOptions({
    queryKey: ['changes', id, seen?.version ?? 0],
    retry: false,
    queryFn: async ({ signal }) => {
      const events = await allPages((cursor) =>
        unwrapWithResponse(
          api.GET('/incidentes/{id}/actividad', {
            params: { path: { id }, query: { ...(cursor !== undefined && { cursor }) } },
            signal,
          }),
        ),
      );
      const since = seen?.ultima_modificacion ?? seen?.fecha_creacion ?? '';
      return events
        .filter(({ fecha }) => fecha > since)
        .slice(-changesAtMost)
        .reverse()
        .map(({ id: event, tipo, actor_nombre: who, fecha, asignado_a_nombre: worker }) => ({
          id: event,
          tipo,
          who,
          fecha,
          worker,
        }));
    },
  });
}
