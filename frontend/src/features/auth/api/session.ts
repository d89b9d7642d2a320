import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { User } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { viewerKey } from '../../../shared/api/viewer.js';

/** Who is logged in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: viewerKey,
  queryFn: async ({ signal }): Promise<User | null> => {
    try {
      return await unwrap(api.GET('/me', { signal }));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** `code` where the account takes one besides the password. */
export async function logIn(email: string, password: string, code: string): Promise<User> {
  const body = { email, password, ...(code !== '' && { codigo: code }) };
  const { user } = await unwrap(api.POST('/auth/login', { body }));
  return user;
}

/** The code that is missing after the identity provider; `token` is what the address of the page brought. */
export async function finishProviderLogin(token: string, codigo: string): Promise<User> {
  return (await unwrap(api.POST('/auth/oidc/codigo', { body: { token, codigo } }))).user;
}

export async function logOut(): Promise<void> {
  await unwrap(api.POST('/auth/logout'));
}
