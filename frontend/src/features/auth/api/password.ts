import { api, unwrap } from '../../../shared/api/client.js';

/** Asks for a link to choose another password; the answer is the same whether the address has an account or not. */
export async function forgotPassword(email: string): Promise<void> {
  await unwrap(api.POST('/auth/password/forgot', { body: { email } }));
}

/** Chooses another password with the secret of a mailed link; every session ends. */
export async function resetPassword(token: string, password: string): Promise<void> {
  await unwrap(api.POST('/auth/password/reset', { body: { token, nueva_password: password } }));
}
