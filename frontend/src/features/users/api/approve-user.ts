import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import { userKeys } from '../../../shared/api/users.js';

/** Lets a waiting worker in. */
export function useApproveUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (email: string) =>
      unwrap(api.PUT('/users/{email}/aprobar', { params: { path: { email } } })),
    onSettled: () => client.invalidateQueries({ queryKey: userKeys.all }),
  });
}
