import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrapWithResponse } from '../../../shared/api/client.js';
import { nextCursor } from '../../../shared/api/link-header.js';
import { incidentKeys, type IncidentPage } from '../api/incident-queries.js';

const pageSize = 50;

/** What the person follows without having reported it, the newest first. */
export const followedQuery = infiniteQueryOptions({
  queryKey: incidentKeys.followed,
  initialPageParam: '',
  queryFn: async ({ pageParam, signal }): Promise<IncidentPage> => {
    const query = { limite: pageSize, ...(pageParam !== '' && { cursor: pageParam }) };
    const { data, response } = await unwrapWithResponse(
      api.GET('/seguidos', { params: { query }, signal }),
    );
    return { incidents: data, next: nextCursor(response) };
  },
  getNextPageParam: ({ next }) => next,
});
