import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import { userKeys } from '../../../shared/api/users.js';

/** Lets a waiting worker in; `onApproved` is called even when their row has left the screen by then. */
export function useApproveUser(onApproved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (email: string) =>
      unwrap(api.PUT('/users/{email}/aprobar', { params: { path: { email } } })),
    onSuccess: onApproved,
    onSettled: () => client.invalidateQueries({ queryKey: userKeys.all }),
  });
}
