import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import { viewerKey } from '../../../shared/api/viewer.js';
import type { Language } from '../../../shared/i18n/i18n.js';

/** What somebody may change about themselves. */
export interface ProfileChange {
  readonly nombre?: string;
  readonly idioma?: Language;
}

/** Changes it, and lets every screen look at it anew. */
export function useChangeProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ProfileChange) => unwrap(api.PUT('/me', { body: change })),
    onSuccess: (user) => {
      client.setQueryData(viewerKey, user);
    },
  });
}

/** Another password by the old one; every other session ends, this one goes on with fresh cookies. */
export async function changePassword(password: string, chosen: string): Promise<void> {
  await unwrap(api.POST('/auth/password/change', { body: { password, nueva_password: chosen } }));
}
