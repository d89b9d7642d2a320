import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../environments.js';
import { only, synthSystem } from '../test/synth.js';

const identityProvider = {
  issuer: 'https://idp.example',
  clientId: 'vigia',
  name: 'UTEC',
  emailClaim: 'email',
  domains: ['utec.edu.pe'],
};

describe.each(ENVIRONMENTS)('the secrets of $name', (environment) => {
  const system = synthSystem(environment);
  const stack = system.stack('secrets');

  it('have a place each, which prod keeps for 30 days after its end', () => {
    const secrets = Object.values(stack.resources('aws_secretsmanager_secret'));

    expect(secrets.map(({ name }) => name)).toEqual(
      [
        'board-seal-key',
        'edge-key',
        'redis-token',
        'redis-url',
        'token-private-key',
        'totp-seal-keys',
        'vapid-private-key',
      ].map((thing) => `${environment.name}-vigia-${thing}`),
    );
    for (const secret of secrets) {
      expect(secret).toMatchObject({
        recovery_window_in_days: environment.protectsData ? 30 : 0,
        lifecycle: { prevent_destroy: environment.protectsData },
      });
    }
  });

  it('have a place for the client secret where there is an identity provider', () => {
    const { resources } = synthSystem({ ...environment, identityProvider }).stack('secrets');

    expect(Object.values(resources('aws_secretsmanager_secret')).map(({ name }) => name)).toContain(
      `${environment.name}-vigia-oidc-client-secret`,
    );
  });

  it('get a value from Terraform only where AWS itself makes it', () => {
    const values = system.resources('aws_secretsmanager_secret_version');

    expect(Object.keys(values)).toEqual(['data/redis-url-value']);
  });

  it('leave the public keys, once written, alone', () => {
    expect(only(stack.resources('aws_ssm_parameter'))).toMatchObject({
      name: `/${environment.name}/vigia/token-public-keys`,
      lifecycle: { ignore_changes: ['value'] },
    });
  });
});
