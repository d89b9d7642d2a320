import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeHeaders } from '../../../shared/api/change-headers.js';
import { api, unwrap } from '../../../shared/api/client.js';
import { Intention } from '../../../shared/api/intention.js';
import type { Incident } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { incidentKeys } from '../api/incident-queries.js';
import { takeIncident } from '../incident-cache.js';

/** The duplicates that were merged into an incident. */
export function mergedQuery(id: string) {
  return queryOptions({
    queryKey: incidentKeys.merged(id),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/incidentes/{id}/unidos', { params: { path: { id } }, signal })),
  });
}

/** Open incidents that look like this one, with the reasons. */
export function similarQuery(incident: Incident) {
  const { titulo, descripcion, tipo } = incident;
  return queryOptions({
    queryKey: ['incidents', 'similar', incident.id, incident.version],
    queryFn: async ({ signal }) => {
      const { parecidos } = await unwrap(
        api.POST('/incidentes/parecidos', { body: { titulo, descripcion, tipo }, signal }),
      );
      return parecidos.map(({ incidente }) => incidente).filter(({ id }) => id !== incident.id);
    },
  });
}

/** A duplicate to join to the incident that stays, or to take out of it again. */
export type MergeChange =
  | { readonly action: 'join'; readonly duplicate: Incident; readonly into: string }
  | { readonly action: 'part'; readonly duplicate: Incident; readonly into: string };

/** Joins duplicates and takes them apart; both incidents are shown as they are afterwards. */
export function useMerge() {
  const client = useQueryClient();
  const viewer = useViewer();
  const [intention] = useState(() => new Intention());
  return useMutation({
    mutationFn: (change: MergeChange): Promise<Incident> => {
      const { id, version } = change.duplicate;
      const key = intention.keyFor([change.action, id, version, change.into]);
      const params = { path: { id }, header: changeHeaders({ version, key }) };
      return change.action === 'join'
        ? unwrap(api.POST('/incidentes/{id}/unir', { params, body: { en: change.into } }))
        : unwrap(api.POST('/incidentes/{id}/separar', { params }));
    },
    onSuccess: (fresh) => {
      intention.settle();
      takeIncident(client, fresh, viewer);
    },
    onError: (error) => {
      if (error instanceof Problem && error.status < 500) intention.settle();
    },
    onSettled: (_fresh, _error, { duplicate, into }) => {
      for (const id of [duplicate.id, into]) {
        void client.invalidateQueries({ queryKey: incidentKeys.one(id) });
        void client.invalidateQueries({ queryKey: incidentKeys.merged(id) });
        void client.invalidateQueries({ queryKey: incidentKeys.activity(id) });
      }
      // How often the other one was reported, and so its place in the queue, has changed with it.
      void client.invalidateQueries({ queryKey: incidentKeys.lists });
    },
  });
}
