import { queryOptions } from '@tanstack/react-query';
import { allPages } from './all-pages.js';
import { api, unwrapWithResponse } from './client.js';
import type { AccountState, Role } from './models.js';

export interface UserFilter {
  readonly role?: Role;
  readonly state?: AccountState;
}

export const userKeys = {
  all: ['users'] as const,
  list: (filter: UserFilter) => ['users', 'list', filter] as const,
};

/** The people an admin sees; workers come with their open load. */
export function usersQuery(filter: UserFilter) {
  return queryOptions({
    queryKey: userKeys.list(filter),
    // Nothing tells of a new account or another load: whoever looks, looks anew.
    staleTime: 0,
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        unwrapWithResponse(
          api.GET('/users', {
            params: {
              query: {
                ...(filter.role && { tipo: filter.role }),
                ...(filter.state && { estado: filter.state }),
                ...(cursor !== undefined && { cursor }),
              },
            },
            signal,
          }),
        ),
      ),
  });
}

const everyMinute = 60_000;

/** The workers who wait for an admin's yes, asked for again and again. */
export const waitingQuery = {
  ...usersQuery({ role: 'trabajador', state: 'por_aprobar' }),
  refetchInterval: everyMinute,
};
