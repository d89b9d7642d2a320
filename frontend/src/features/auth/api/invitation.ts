import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';

/** What the link of an invitation offers, and to whom. */
export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => unwrap(api.POST('/auth/invitacion', { body: { token } })),
    staleTime: Infinity,
    retry: false,
  });
}

/** Opens the account that an invitation offers. */
export async function acceptInvitation(
  token: string,
  nombre: string,
  password: string,
): Promise<void> {
  await unwrap(api.POST('/auth/invitacion/aceptar', { body: { token, nombre, password } }));
}
