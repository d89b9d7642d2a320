import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import { incidentKeys } from '../api/incident-queries.js';

/** Who could take an incident, best first, and why; and who of the trade could not. */
export function suggestionsQuery(id: string) {
  return queryOptions({
    queryKey: incidentKeys.suggestions(id),
    // Loads and shifts change without a word: whoever looks, looks anew.
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const { sugerencias, descartados } = await unwrap(
        api.GET('/incidentes/{id}/sugerencias', { params: { path: { id } }, signal }),
      );
      return { suggested: sugerencias, passedOver: descartados };
    },
  });
}
