import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import { incidentKeys } from '../api/incident-queries.js';

/** How many incidents there are in each state, and how many wait for each trade. */
export const summaryQuery = queryOptions({
  queryKey: incidentKeys.summary,
  queryFn: ({ signal }) => unwrap(api.GET('/incidentes/resumen', { signal })),
});
