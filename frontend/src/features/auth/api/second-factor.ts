import { api, unwrap } from '../../../shared/api/client.js';

/** Begins a set-up; nothing is on before a first code. */
export async function beginSecondFactor(): Promise<{ secreto: string; uri: string }> {
  return unwrap(api.POST('/me/segundo-paso'));
}

/** Turns it on; answers the recovery codes, this once. */
export async function confirmSecondFactor(codigo: string): Promise<readonly string[]> {
  return (await unwrap(api.POST('/me/segundo-paso/confirmar', { body: { codigo } }))).codigos;
}

export async function removeSecondFactor(): Promise<void> {
  await unwrap(api.DELETE('/me/segundo-paso'));
}
