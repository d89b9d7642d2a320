import { Injectable, Logger } from '@nestjs/common';
import {
  ProviderCancelledError,
  ProviderLoginInvalidError,
  ProviderUnavailableError,
  requireOwnMail,
  type ProvenPerson,
} from '@vigia/domain/identity';
import { DomainError } from '@vigia/domain/shared';
import { Clock } from '@vigia/platform';
import {
  AuthorizationResponseError,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  ResponseBodyError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { Config } from '../../../config/config.js';
import type { IdentityProviderConfig } from '../../../config/identity-provider.js';

/** What has to come back with somebody whom we sent to the provider. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody who came back. */
export interface Arrival {
  readonly person: ProvenPerson;
  /** When they proved there who they are; absent when the provider does not tell. */
  readonly authenticatedAt?: string;
}

/** Seconds within which a login is finished. */
export const ERRAND_SECONDS = 600;

const ANSWER_SECONDS = 5;
const KNOWN_MS = 3_600_000;
const RETRY_MS = 60_000;
const NAME_MAX = 120;
const SUBJECT_MAX = 255;
/** Codes of answers that are none. */
const UNANSWERED: readonly string[] = [
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];
/** What a provider says that is not about the person. */
const OUT_OF_ORDER: readonly string[] = ['server_error', 'temporarily_unavailable'];

/** The OpenID provider of the university: sends people there, and finds out who came back. */
@Injectable()
export class IdentityProvider {
  readonly #logger = new Logger('IdentityProvider');
  readonly #provider: IdentityProviderConfig | undefined;
  #known?: { readonly configuration: Configuration; readonly untilMs: number };
  #asking?: Promise<Configuration> | undefined;

  constructor(
    { identityProvider }: Config,
    private readonly clock: Clock,
  ) {
    this.#provider = identityProvider;
  }

  /** Where to send somebody; `isAnew` when an open session there is not enough. */
  async sendAway(isAnew: boolean): Promise<{ url: URL; errand: Errand }> {
    const { redirectUri } = this.required();
    const errand = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    };
    const url = buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: errand.state,
      nonce: errand.nonce,
      code_challenge: await calculatePKCECodeChallenge(errand.verifier),
      code_challenge_method: 'S256',
      ...(isAnew && { prompt: 'login', max_age: '0' }),
    });
    return { url, errand };
  }

  /** [OID-1] Who came back with this query; [OID-8] whatever goes wrong is told in words of ours. */
  async receive(query: string, errand: Errand): Promise<Arrival> {
    const provider = this.required();
    const configuration = await this.configuration();
    const url = new URL(provider.redirectUri);
    url.search = query;
    try {
      const tokens = await authorizationCodeGrant(configuration, url, {
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        pkceCodeVerifier: errand.verifier,
        idTokenExpected: true,
      });
      const token = tokens.claims();
      if (token === undefined || token.sub.length > SUBJECT_MAX) {
        throw new ProviderLoginInvalidError();
      }
      const isTold = token[provider.emailClaim] !== undefined && token['email_verified'] === true;
      // An address and that it is verified are believed together only: either may speak of another address.
      const claims =
        isTold || configuration.serverMetadata().userinfo_endpoint === undefined
          ? token
          : await fetchUserInfo(configuration, tokens.access_token, token.sub);
      const mail = claims[provider.emailClaim];
      const email = requireOwnMail(mail, claims.email_verified, provider.domains);
      return {
        person: {
          identity: { issuer: provider.issuer, subject: token.sub },
          email,
          name: nameOf(claims.name ?? token['name']) ?? email.slice(0, email.indexOf('@')),
        },
        ...(token.auth_time !== undefined && {
          authenticatedAt: new Date(token.auth_time * 1000).toISOString(),
        }),
      };
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  private required(): IdentityProviderConfig {
    if (this.#provider === undefined) throw new ProviderUnavailableError();
    return this.#provider;
  }

  /** [OID-8] What the provider says of itself: asked for when first needed, kept for an hour, and longer while it is silent. */
  private async configuration(): Promise<Configuration> {
    if (this.#known !== undefined && this.clock.nowMs() < this.#known.untilMs) {
      return this.#known.configuration;
    }
    this.#asking ??= this.discover().finally(() => {
      this.#asking = undefined;
    });
    try {
      const configuration = await this.#asking;
      this.#known = { configuration, untilMs: this.clock.nowMs() + KNOWN_MS };
      return configuration;
    } catch (error) {
      this.warn(error);
      if (this.#known === undefined) throw new ProviderUnavailableError();
      this.#known = { ...this.#known, untilMs: this.clock.nowMs() + RETRY_MS };
      return this.#known.configuration;
    }
  }

  private async discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.required();
    return discovery(new URL(issuer), clientId, undefined, clientProof(clientSecret), {
      timeout: ANSWER_SECONDS,
      execute: [
        // Without it the signature of an id token that comes over TLS is not looked at.
        enableNonRepudiationChecks,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- Marked to stand out; the configuration takes http from this machine only.
        ...(issuer.startsWith('http:') ? [allowInsecureRequests] : []),
      ],
    });
  }

  private refusalOf(error: unknown): DomainError {
    if (error instanceof DomainError) return error;
    this.warn(error);
    if (error instanceof AuthorizationResponseError) {
      if (error.error === 'access_denied') return new ProviderCancelledError();
      return OUT_OF_ORDER.includes(error.error)
        ? new ProviderUnavailableError()
        : new ProviderLoginInvalidError();
    }
    const isAboutThePerson =
      error instanceof ResponseBodyError
        ? error.error === 'invalid_grant'
        : error instanceof ClientError && !UNANSWERED.includes(error.code ?? '');
    return isAboutThePerson ? new ProviderLoginInvalidError() : new ProviderUnavailableError();
  }

  /** For the operator: no answer of the provider, because it may hold tokens and names. */
  private warn(error: unknown): void {
    const { message, code } = error as Partial<ClientError>;
    const said = error instanceof ResponseBodyError ? error.error : undefined;
    this.#logger.warn({ code, said }, `identity provider: ${message ?? 'no answer'}`);
  }
}

/** The way of proving who we are that every provider knows, unless this one says that it does not. */
function clientProof(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const known = server.token_endpoint_auth_methods_supported;
    const prove = known === undefined || known.includes('client_secret_basic') ? basic : post;
    prove(server, ...rest);
  };
}

/** What the provider calls somebody, if it is fit to be shown. */
function nameOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const name = claim.replace(/[\p{Cc}\p{Surrogate}]/gu, ' ').trim();
  return name === '' ? undefined : Array.from(name).slice(0, NAME_MAX).join('');
}
