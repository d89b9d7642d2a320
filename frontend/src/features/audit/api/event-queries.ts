import { infiniteQueryOptions } from '@tanstack/react-query';
import { addressOf, api, unwrapWithResponse } from '../../../shared/api/client.js';
import { nextCursor } from '../../../shared/api/link-header.js';
import { type EventFilter, toQuery } from '../event-filter.js';

/** What happened to accounts, newest first, a page at a time. */
export function eventsQuery(filter: EventFilter) {
  return infiniteQueryOptions({
    queryKey: ['account-events', filter],
    staleTime: 0,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...toQuery(filter),
        limite: 50,
        ...(pageParam !== '' && { cursor: pageParam }),
      };
      const { data, response } = await unwrapWithResponse(
        api.GET('/auditoria', { params: { query }, signal }),
      );
      return { events: data.eventos, next: nextCursor(response) };
    },
    getNextPageParam: ({ next }) => next,
  });
}

/** Where the browser downloads the same events as a table. */
export function exportAddress(filter: EventFilter): string {
  return addressOf(`auditoria/exportar?${new URLSearchParams(toQuery(filter)).toString()}`);
}
