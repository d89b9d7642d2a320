import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Role, Speciality } from '../../../shared/api/models.js';
import { userKeys } from '../../../shared/api/users.js';

/** Somebody to invite, and what to be. */
export interface Invitation {
  readonly email: string;
  readonly tipo: 'trabajador' | 'admin';
  readonly especialidad?: Speciality;
}

/** Mails an invitation. */
export async function invite(invitation: Invitation, key: string): Promise<void> {
  await unwrap(
    api.POST('/users/invitaciones', {
      params: { header: { 'Idempotency-Key': key } },
      body: invitation,
    }),
  );
}

/** What an admin can do with somebody's account. */
export type UserChange =
  | { readonly action: 'role'; readonly role: Role; readonly speciality: Speciality | undefined }
  | { readonly action: 'deactivate' }
  | { readonly action: 'reactivate' };

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
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: userKeys.all }),
  });
}
