import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Shift } from '../../../shared/api/models.js';

const shiftKey = (email: string) => ['shift', email] as const;

/** When, where and how much somebody works. */
export function shiftQuery(email: string) {
  return queryOptions({
    queryKey: shiftKey(email),
    queryFn: ({ signal }): Promise<Shift> =>
      unwrap(api.GET('/users/{email}/turno', { params: { path: { email } }, signal })),
  });
}

/** Changes it; only an admin says how much may be open at once. */
export function useChangeShift(email: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (shift: Omit<Shift, 'maximo'> & Partial<Shift>): Promise<Shift> =>
      unwrap(api.PUT('/users/{email}/turno', { params: { path: { email } }, body: shift })),
    onSuccess: (saved) => {
      client.setQueryData(shiftKey(email), saved);
    },
  });
}
