import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.js';
import { Unreachable } from '../api/problem.js';
import type { Campus } from '../api/models.js';
import { keep, kept } from '../device/kept.js';

const keptName = 'campus';

/** The places, kinds of incident and risks of this campus; those seen last where the server cannot be reached. */
export const campusQuery = queryOptions({
  queryKey: ['campus'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Campus> => {
    try {
      const campus = await unwrap(api.GET('/campus', { signal }));
      void keep(keptName, campus);
      return campus;
    } catch (error) {
      const known = error instanceof Unreachable ? await kept<Campus>(keptName) : undefined;
      if (known === undefined) throw error;
      return known;
    }
  },
});
