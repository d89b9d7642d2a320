import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Role, Speciality } from '../../../shared/api/models.js';
import { userKeys } from '../../../shared/api/users.js';

/** What an admin can do with somebody's account. */
export type UserChange =
  | { readonly action: 'role'; readonly role: Role; readonly speciality: Speciality | undefined }
  | { readonly action: 'deactivate' }
  | { readonly action: 'reactivate' }
  | { readonly action: 'reset-second-factor' };

/** Changes an account, and looks at everybody anew. */
export function useChangeUser(email: string) {
  const client = useQueryClient();
  const params = { path: { email } };
  return useMutation({
    mutationFn: (change: UserChange) => {
      switch (change.action) {
        case 'role': {
          const { role, speciality } = change;
          const body = {
            tipo: role,
            ...(speciality !== undefined && { especialidad: speciality }),
          };
          return unwrap(api.PUT('/users/{email}/rol', { params, body }));
        }
        case 'deactivate':
          return unwrap(api.PUT('/users/{email}/desactivar', { params }));
        case 'reactivate':
          return unwrap(api.PUT('/users/{email}/reactivar', { params }));
        case 'reset-second-factor':
          return unwrap(api.DELETE('/users/{email}/segundo-paso', { params }));
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: userKeys.all }),
  });
}
