import { useQuery } from '@tanstack/react-query';
import { Unreachable } from '../api/problem.js';

/** The picture of a floor plan; once seen on this device it is shown without a connection, too. */
export function usePlanPicture(key: string) {
  return useQuery({
    queryKey: ['plan-picture', key],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const address = planAddress(key);
      const response = await fetch(address, { signal })
        // Plans hardly change: the browser's copy is good enough, however old, and needs no network.
        .catch(() => fetch(address, { signal, cache: 'force-cache' }))
        .catch((cause: unknown) => {
          throw new Unreachable(cause);
        });
      if (!response.ok || response.headers.get('Content-Type')?.includes('svg') !== true) {
        throw new Error(`There is no plan ${key}.`);
      }
      return `data:image/svg+xml,${encodeURIComponent(await response.text())}`;
    },
  });
}

function planAddress(key: string): string {
  return `/campus/plans/${encodeURIComponent(key)}.svg`;
}
