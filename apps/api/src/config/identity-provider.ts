import type { Parse } from '@vigia/platform';
import type { ApiEnv } from './env.contract.js';

/** An OpenID provider that people may log in by, and what it is believed about. */
export interface IdentityProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string;
  readonly emailClaim: string;
  /** Mail domains, exactly these. */
  readonly domains: readonly string[];
  /** Where it sends people back to; registered there. */
  readonly redirectUri: string;
}

type OidcVariable = Extract<keyof ApiEnv, `OIDC_${string}`>;

/** What the variables are read by. */
export const OIDC_SHAPE = {
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: unlessNone,
  OIDC_CLIENT_SECRET: unlessNone,
  OIDC_NAME: unlessNone,
  OIDC_EMAIL_CLAIM: unlessNone,
  OIDC_DOMAINS: (raw) => (raw === 'none' ? undefined : raw.split(',').map(domain)),
} satisfies Record<OidcVariable, Parse<unknown>>;

type OidcValues = {
  readonly [K in OidcVariable]: ReturnType<(typeof OIDC_SHAPE)[K]>;
};

/** The provider that the variables describe together; none when there is no issuer. */
export function identityProviderOf(
  values: OidcValues,
  publicWebUrl: string,
): IdentityProviderConfig | undefined {
  if (values.OIDC_ISSUER === undefined) return undefined;
  const given = <K extends OidcVariable>(name: K): NonNullable<OidcValues[K]> => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`Environment is not usable:\n- ${name} must be given with an OIDC_ISSUER`);
    }
    return value;
  };
  return {
    issuer: values.OIDC_ISSUER,
    clientId: given('OIDC_CLIENT_ID'),
    clientSecret: given('OIDC_CLIENT_SECRET'),
    name: given('OIDC_NAME'),
    emailClaim: given('OIDC_EMAIL_CLAIM'),
    domains: given('OIDC_DOMAINS'),
    // The front door serves the api below /api, on a laptop as in the cloud (ADR 0012).
    redirectUri: `${publicWebUrl}/api/auth/oidc/retorno`,
  };
}

function issuer(raw: string): string | undefined {
  if (raw === 'none') return undefined;
  const { protocol, hostname } = URL.canParse(raw) ? new URL(raw) : { protocol: '', hostname: '' };
  const isLocal = protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname);
  if (protocol !== 'https:' && !isLocal) {
    throw new Error('must be an https address (http on this machine only), or none');
  }
  return raw;
}

function unlessNone(raw: string): string | undefined {
  return raw === 'none' ? undefined : raw;
}

function domain(raw: string): string {
  const name = raw.trim().toLowerCase();
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)) {
    throw new Error('must be domains such as example.org');
  }
  return name;
}
