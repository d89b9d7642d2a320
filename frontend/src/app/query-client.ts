import { QueryClient } from '@tanstack/react-query';
import { isWorthRetrying } from '../shared/api/problem.js';

const retriesAtMost = 2;

/** How fetched things live: fresh for half a minute, looked at again on return, retried only where that can help. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        networkMode: 'always',
        retry: (count, error) => count < retriesAtMost && isWorthRetrying(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
