import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allPages } from '../../../shared/api/all-pages.js';
import { api, unwrap, unwrapWithResponse } from '../../../shared/api/client.js';
import { nextCursor } from '../../../shared/api/link-header.js';
import type { Incident } from '../../../shared/api/models.js';
import { type IncidentFilters, statesOf } from '../filters.js';

export interface IncidentPage {
  readonly incidents: readonly Incident[];
  readonly next: string | undefined;
}

export const incidentKeys = {
  all: ['incidents'] as const,
  lists: ['incidents', 'list'] as const,
  list: (filters: IncidentFilters) => ['incidents', 'list', filters] as const,
  followed: ['incidents', 'followed'] as const,
  one: (id: string) => ['incidents', 'one', id] as const,
  summary: ['incidents', 'summary'] as const,
  merged: (id: string) => ['incidents', 'merged', id] as const,
  suggestions: (id: string) => ['incidents', 'suggestions', id] as const,
  activity: (id: string) => ['incidents', 'activity', id] as const,
};

const usualPageSize = 60;

/** The incidents the person may see, page by page, in the order the server gives. */
export function incidentListQuery(filters: IncidentFilters, pageSize = usualPageSize) {
  return infiniteQueryOptions({
    queryKey: incidentKeys.list(filters),
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }): Promise<IncidentPage> => {
      const query = {
        estado: statesOf(filters).join(','),
        ...(filters.risk !== '' && { nivel_riesgo: filters.risk }),
        ...(filters.kind !== '' && { tipo: filters.kind }),
        ...(filters.floor !== '' && { piso: filters.floor }),
        ...(filters.assignee !== '' && { asignado_a: filters.assignee }),
        ...(filters.building !== '' && { edificio: filters.building }),
        ...(filters.trade !== '' && { especialidad: filters.trade }),
        ...(filters.text !== '' && { q: filters.text }),
        orden: filters.order,
        limite: pageSize,
        ...(pageParam !== '' && { cursor: pageParam }),
      };
      const { data, response } = await unwrapWithResponse(
        api.GET('/incidentes', { params: { query }, signal }),
      );
      return { incidents: data, next: nextCursor(response) };
    },
    getNextPageParam: ({ next }) => next,
  });
}

export function incidentQuery(id: string) {
  return queryOptions({
    queryKey: incidentKeys.one(id),
    queryFn: ({ signal }): Promise<Incident> =>
      unwrap(api.GET('/incidentes/{id}', { params: { path: { id } }, signal })),
  });
}

/** What has happened to an incident so far. */
export function activityQuery(id: string) {
  return queryOptions({
    queryKey: incidentKeys.activity(id),
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        unwrapWithResponse(
          api.GET('/incidentes/{id}/actividad', {
            params: { path: { id }, query: { ...(cursor !== undefined && { cursor }) } },
            signal,
          }),
        ),
      ),
  });
}
