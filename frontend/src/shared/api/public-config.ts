import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.js';

/** What the deployment tells everybody: mail domains, trades, kinds of incident, floors. */
export const publicConfigQuery = queryOptions({
  queryKey: ['config'],
  queryFn: ({ signal }) => unwrap(api.GET('/config/publica', { signal })),
  staleTime: Infinity,
});
