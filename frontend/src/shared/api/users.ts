import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.js';
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
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/users', {
          params: {
            query: {
              ...(filter.role && { tipo: filter.role }),
              ...(filter.state && { estado: filter.state }),
            },
          },
          signal,
        }),
      ),
  });
}
