import { randomBytes } from 'node:crypto';
import { startIdentityProvider } from '@vigia/embedded/identity-provider';
import { DEMO_ACCOUNTS } from './demo/demo-accounts.js';

/** A provider that plays the university's: what the api is told of it. */
export interface LocalIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

const CLIENT_ID = 'vigia';

/** Somebody who has no account yet, somebody whose address nobody confirmed, and somebody of another domain. */
const STRANGERS = [
  { name: 'Nora Nueva', email: 'nora.nueva@utec.edu.pe', isVerified: true },
  { name: 'Saúl Sin Confirmar', email: 'saul.rios@utec.edu.pe', isVerified: false },
  { name: 'Fabio de Fuera', email: 'fabio@otra.edu.pe', isVerified: true },
];

/**
 * Starts it; the people of the demo are known there, too. Accounts remember its address, so it is the same at every
 * start, beside the port of the web app.
 */
export async function startLocalIdentityProvider(
  webUrl: string,
  wantedPort: number,
): Promise<LocalIdentityProvider> {
  const clientSecret = randomBytes(32).toString('base64url');
  const known = Object.values(DEMO_ACCOUNTS).map((one) => ({ ...one, isVerified: true }));
  const people = [...STRANGERS, ...known].map(({ name, email, isVerified }) => ({
    subject: email,
    name,
    email,
    isVerified,
  }));
  const provider = await startIdentityProvider({
    port: wantedPort === 0 ? 0 : wantedPort + 1,
    clientId: CLIENT_ID,
    clientSecret,
    redirectUri: `${webUrl}/api/auth/oidc/retorno`,
    people,
  });
  return {
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    clientSecret,
    close: () => provider.close(),
  };
}
