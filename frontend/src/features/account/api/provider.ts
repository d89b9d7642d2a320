import { api, unwrap } from '../../../shared/api/client.js';

/** Takes away the link of the account to the identity provider. */
export async function unlinkProvider(): Promise<void> {
  await unwrap(api.DELETE('/me/proveedor'));
}
