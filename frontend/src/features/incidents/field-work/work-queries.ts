import { queryOptions } from '@tanstack/react-query';
import { type ChangeTerms, changeHeaders } from '../../../shared/api/change-headers.js';
import { api, unwrap } from '../../../shared/api/client.js';
import type { WorkDraft, WorkEntry, WorkLog } from '../../../shared/api/models.js';

/** Time and material that an incident took. */
export function workQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['work', incidentId],
    // Nothing tells of new entries: whoever looks, looks anew.
    staleTime: 0,
    queryFn: ({ signal }): Promise<WorkLog> =>
      unwrap(api.GET('/incidentes/{id}/trabajo', { params: { path: { id: incidentId } }, signal })),
  });
}

/** Adds to it; sent again with the same key it is added once. */
export function logWork(
  incidentId: string,
  work: WorkDraft,
  terms: ChangeTerms,
): Promise<WorkEntry> {
  return unwrap(
    api.POST('/incidentes/{id}/trabajo', {
      params: { path: { id: incidentId }, header: changeHeaders(terms) },
      body: work,
    }),
  );
}
