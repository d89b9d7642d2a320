import { addressOf } from './client.js';

/** What the server takes for a page of this app. */
const PAGE = /^\/(?![/\\])[\w\-./~%?=&]{0,298}$/;

/**
 * Where logging in by the identity provider begins, for a link that leaves the app, and to which page it comes back.
 * `isAnew`: an open session at the provider is not enough.
 */
export function providerLogin(page: string, isAnew = false): string {
  const [path = ''] = page.split(/[?#]/);
  const volver = [page, path].find(isPage) ?? '/';
  const query = new URLSearchParams({ volver, ...(isAnew && { de_nuevo: 'si' }) });
  return addressOf(`auth/oidc/inicio?${query.toString()}`);
}

/** Whether a text is a page of this app, and no address that leads elsewhere. */
export function isPage(text: string): boolean {
  return PAGE.test(text);
}
