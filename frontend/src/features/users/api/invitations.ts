import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { SentInvitation, Speciality } from '../../../shared/api/models.js';

/** Somebody to invite, and what to be. */
export interface Invitation {
  readonly email: string;
  readonly tipo: 'trabajador' | 'admin';
  readonly especialidad?: Speciality;
}

/** Invitations that nobody has accepted yet. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  // Nothing tells of an accepted one: whoever looks, looks anew.
  staleTime: 0,
  queryFn: ({ signal }) => unwrap(api.GET('/invitaciones', { signal })),
});

/** Mails an invitation; an earlier one to the same address ends. */
export async function invite(invitation: Invitation, key: string): Promise<void> {
  await unwrap(
    api.POST('/invitaciones', {
      params: { header: { 'Idempotency-Key': key } },
      body: invitation,
    }),
  );
}

/** Sends an open invitation again, with a fresh link; `onSent` is called even when its row has left the screen by then. */
export function useSendAgain(onSent: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ email, tipo, especialidad }: SentInvitation) =>
      invite({ email, tipo, ...(especialidad && { especialidad }) }, crypto.randomUUID()),
    onSuccess: onSent,
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
}

/** Takes an invitation back; `onRevoked` is called even when its row has left the screen by then. */
export function useRevokeInvitation(onRevoked: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (email: string) =>
      unwrap(api.DELETE('/invitaciones/{email}', { params: { path: { email } } })),
    onSuccess: onRevoked,
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
}
