import { api, unwrap } from '../../../shared/api/client.js';
import type { Speciality, User } from '../../../shared/api/models.js';

export interface Registration {
  readonly nombre: string;
  readonly email: string;
  readonly password: string;
  readonly especialidad?: Speciality;
}

export async function register(registration: Registration): Promise<User> {
  const { user } = await unwrap(api.POST('/auth/register', { body: registration }));
  return user;
}

/** The password of the registration, or a new one for whoever did not register or forgot. */
export type MailProof =
  { readonly password: string } | { readonly nueva_password: string; readonly nombre?: string };

/** Opens the account that the link in a mail belongs to. */
export async function verifyMail(token: string, proof: MailProof): Promise<User> {
  const { user } = await unwrap(api.POST('/auth/verify', { body: { token, ...proof } }));
  return user;
}

/** Asks for another verification mail; the answer is the same whether the address has an account or not. */
export async function resendVerification(email: string): Promise<void> {
  await unwrap(api.POST('/auth/verify/resend', { body: { email } }));
}
