import { describe, expect, it } from 'vitest';
import { connectApi } from './client.js';
import { isPage, providerLogin } from './provider-login.js';

connectApi({
  baseUrl: '/api',
  language: () => 'es',
  onSessionLost: () => undefined,
  onForbidden: () => undefined,
});

describe('a login by the provider', () => {
  it.each([
    ['/incidentes', '/incidentes'],
    ['/incidentes?estado=pendiente&piso=2', '/incidentes?estado=pendiente&piso=2'],
    ['/incidentes?texto=agua+fría', '/incidentes'],
    ['/personas#x', '/personas'],
    ['//evil.example', '/'],
    [`/${'x'.repeat(400)}`, '/'],
  ])('from %s comes back to %s', (page, back) => {
    const address = new URL(providerLogin(page), 'https://vigia.example');

    expect(address.pathname).toBe('/api/auth/oidc/inicio');
    expect(Object.fromEntries(address.searchParams)).toEqual({ volver: back });
  });

  it.each([
    '//evil.example',
    '/\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
  ])('comes back to no page like "%s"', (page) => {
    expect(isPage(page)).toBe(false);
  });

  it('asks for a fresh proof where that is wanted', () => {
    expect(providerLogin('/cuenta', true)).toMatch(/&de_nuevo=si$/);
  });
});
