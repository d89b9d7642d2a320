import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { listenOnLoopback } from '../listen-on-loopback.js';
import { loginPage } from './login-page.js';
import { MemoryAdapter, type ProviderMemory } from './memory-adapter.js';
import type { ProviderPerson } from './provider-person.js';
import type { TokenAnswer } from './token-answer.js';

export interface IdentityProviderOptions {
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** Who can log in; more may be pushed later. */
  readonly people: ProviderPerson[];
  /** What becomes of an answer with tokens on its way out: a provider that lies, or breaks where this throws. */
  readonly alter?: (answer: TokenAnswer) => TokenAnswer | Promise<TokenAnswer>;
}

/** A running OpenID provider, for this machine and for tests: everybody on its list logs in by a click. */
export interface EmbeddedIdentityProvider {
  readonly issuer: string;
  /** What it signs with. */
  readonly signingKey: JWK;
  close(): Promise<void>;
}

const ALGORITHM = 'ES256';
const SCOPES = 'openid email profile';
const INTERACTION = /^\/interaction\/([\w-]+)$/;
const HOUR_SECONDS = 3600;

/** Starts an OpenID provider inside this process, on 127.0.0.1 only. */
export async function startIdentityProvider(
  options: IdentityProviderOptions,
): Promise<EmbeddedIdentityProvider> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const common = { kid: randomUUID(), alg: ALGORITHM, use: 'sig' };
  const signingKey = { ...(await exportJWK(pair.privateKey)), ...common };
  const server = createServer();
  const port = await listenOnLoopback(server, options.port ?? 0, 'the identity provider');
  const issuer = `http://127.0.0.1:${String(port)}`;
  const answer = providerOf(issuer, signingKey, options).callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    signingKey,
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function providerOf(issuer: string, signingKey: JWK, options: IdentityProviderOptions): Provider {
  const { people, alter } = options;
  const provider = new Provider(issuer, configurationOf(signingKey, options));
  provider.use(async (context, next) => {
    const [, uid] = INTERACTION.exec(context.path) ?? [];
    if (uid === undefined) {
      await next();
      const isToken = context.path === '/token' && context.status === 200;
      if (isToken && alter !== undefined) await change(context, alter);
      return;
    }
    if (context.method !== 'POST') {
      await provider.interactionDetails(context.req, context.res);
      context.type = 'html';
      context.body = loginPage(context.path, people);
      return;
    }
    const subject = new URLSearchParams(await text(context.req)).get('subject') ?? '';
    await provider.interactionFinished(
      context.req,
      context.res,
      subject === ''
        ? { error: 'access_denied', error_description: 'Nobody logged in.' }
        : { login: { accountId: subject } },
    );
    // It has written its answer itself.
    context.respond = false;
  });
  return provider;
}

type Alteration = NonNullable<IdentityProviderOptions['alter']>;

async function change(context: Pick<KoaContextWithOIDC, 'body' | 'status'>, alter: Alteration) {
  try {
    context.body = await alter(context.body as TokenAnswer);
  } catch {
    context.status = 500;
  }
}

function configurationOf(
  signingKey: JWK,
  { clientId, clientSecret, redirectUri, people }: IdentityProviderOptions,
): Configuration {
  const memory: ProviderMemory = new Map();
  return {
    adapter: (kind) => new MemoryAdapter(kind, memory),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: ALGORITHM,
      },
    ],
    jwks: { keys: [signingKey] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    ttl: {
      AccessToken: HOUR_SECONDS,
      AuthorizationCode: 60,
      Grant: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: HOUR_SECONDS,
    },
    findAccount: (_context, subject) => accountOf(people, subject),
    loadExistingGrant: grantEverything,
    renderError: (context, { error, error_description }) => {
      context.type = 'text';
      context.body = [error, error_description].filter(Boolean).join(': ');
    },
  };
}

function accountOf(people: readonly ProviderPerson[], subject: string) {
  const person = people.find((one) => one.subject === subject);
  if (person === undefined) return undefined;
  const { name, email, isVerified } = person;
  return {
    accountId: subject,
    claims: () => ({ sub: subject, name, email, email_verified: isVerified }),
  };
}

/** Nobody is asked whether the one client may know their name and address. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  const grant = new provider.Grant({
    ...(client !== undefined && { clientId: client.clientId }),
    ...(session?.accountId !== undefined && { accountId: session.accountId }),
  });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}
