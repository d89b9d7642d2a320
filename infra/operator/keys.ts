import { createECDH, generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { EXIT, Failure } from './failure.js';
import { STDIN } from './programs.js';
import type { Site } from './site.js';
import type { Step } from './steps.js';

/** A key of a pair as tokens use it: Ed25519, named by its `kid`. */
export interface Jwk {
  readonly kid: string;
  readonly alg: string;
  readonly use: string;
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly d?: string;
}

/** Keys that verify tokens. */
export interface Jwks {
  readonly keys: readonly Jwk[];
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const WORD_LENGTH = 48;
const SEAL_BYTES = 48;
const TOTP_BYTES = 32;

/** Fills every place for a key that is empty. Keys are made here, go to AWS on standard input and are never shown. */
export function keySteps(site: Site): readonly Step[] {
  const fill = (thing: string, make: () => string): Step => ({
    name: `key: ${thing}`,
    isDone: () => isFilled(site, thing),
    run: () => putSecret(site, thing, make()),
  });
  return [
    {
      name: 'key: token-private-key, and the public one that verifies',
      isDone: () => isFilled(site, 'token-private-key'),
      run: async () => {
        const { privateKey, publicKey } = signingKey(site);
        // In this order: a private key without its public one would sign what nobody believes.
        await putPublicKeys(site, { keys: [publicKey] });
        await putSecret(site, 'token-private-key', JSON.stringify(privateKey));
      },
    },
    fill('board-seal-key', sealKey),
    fill('totp-seal-keys', () => totpKey(site)),
    fill('vapid-private-key', vapidKey),
    ...(site.environment.identityProvider === undefined ? [] : [clientSecretStep(site)]),
    fill('redis-token', word),
    fill('edge-key', () => edgeKey(site)),
  ];
}

/** The provider makes this one, so it is asked for instead of made. */
function clientSecretStep(site: Site): Step {
  const thing = 'oidc-client-secret';
  return {
    name: `key: ${thing}`,
    isDone: () => isFilled(site, thing),
    run: () => {
      throw new Failure(
        `The client secret of the identity provider is missing. Put it there and deploy again:\n  aws secretsmanager put-secret-value --secret-id ${site.named(thing)} --secret-string file://client-secret`,
        EXIT.prerequisites,
      );
    },
  };
}

/** A fresh pair; the name tells when it was made. */
export function signingKey(site: Site): {
  readonly privateKey: Jwk;
  readonly publicKey: Jwk;
} {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { kty, crv, x, d } = privateKey.export({ format: 'jwk' }) as Record<string, string>;
  if (kty === undefined || crv === undefined || x === undefined || d === undefined) {
    throw new Error('This Node cannot write Ed25519 keys down.');
  }
  const publicKey = { kid: stamp(site), alg: 'EdDSA', use: 'sig', kty, crv, x };
  return { privateKey: { ...publicKey, d }, publicKey };
}

/** Proves who owns a client id on a board. */
export function sealKey(): string {
  return randomBytes(SEAL_BYTES).toString('base64url');
}

/** Seals the secrets of second factors: 32 bytes behind a name that tells when they were made. */
export function totpKey(site: Site): string {
  return `${stamp(site)}:${randomBytes(TOTP_BYTES).toString('base64url')}`;
}

/** Tells push services who we are: the private key of P-256 that browsers subscribe for. */
export function vapidKey(): string {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // Node leaves leading zeros out.
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}

/** What CloudFront says to the load balancer. Later ones sort after earlier ones, so two are told apart. */
export function edgeKey(site: Site): string {
  return `${stamp(site)}${word()}`;
}

/** Writes a secret, as the one in use or, with a stage, beside it. */
export async function putSecret(
  site: Site,
  thing: string,
  text: string,
  stage?: string,
): Promise<void> {
  await site.aws(
    [
      ...['secretsmanager', 'put-secret-value', '--secret-id', site.named(thing)],
      ...['--secret-string', STDIN],
      ...(stage === undefined ? [] : ['--version-stages', stage]),
    ],
    { secret: { text, name: `a new ${thing}` } },
  );
}

/** Reads a secret, to make the next one fit; never to be printed. */
export async function readSecret(
  site: Site,
  thing: string,
  stage = 'AWSCURRENT',
): Promise<string | undefined> {
  const answer = await site.lookFor<{ SecretString: string }>(
    ...['secretsmanager', 'get-secret-value', '--secret-id', site.named(thing)],
    ...['--version-stage', stage],
  );
  return answer?.SecretString;
}

/** The public keys that tokens are verified with now, and since when. */
export async function readPublicKeys(
  site: Site,
): Promise<Jwks & { readonly text: string; readonly since: Date }> {
  const answer = await site.look<{ Parameter: { Value: string; LastModifiedDate: string } }>(
    ...['ssm', 'get-parameter', '--name', publicKeysName(site)],
  );
  const { Value: text, LastModifiedDate } = answer.Parameter;
  return { ...(JSON.parse(text) as Jwks), text, since: new Date(LastModifiedDate) };
}

/** Writes them; they are no secret. */
export async function putPublicKeys(site: Site, keys: Jwks): Promise<void> {
  const value = ['--value', JSON.stringify(keys)];
  await site.aws(['ssm', 'put-parameter', '--name', publicKeysName(site), ...value, '--overwrite']);
}

async function isFilled(site: Site, thing: string): Promise<boolean> {
  const found = await site.lookFor<{ VersionIdsToStages?: Record<string, readonly string[]> }>(
    ...['secretsmanager', 'describe-secret', '--secret-id', site.named(thing)],
  );
  const stages = Object.values(found?.VersionIdsToStages ?? {}).flat();
  return stages.includes('AWSCURRENT');
}

function publicKeysName({ environment }: Site): string {
  return `/${environment.name}/vigia/token-public-keys`;
}

/** Letters and digits only: it becomes part of an address and of a header. */
function word(): string {
  return Array.from({ length: WORD_LENGTH }, () =>
    LETTERS_AND_DIGITS.charAt(randomInt(LETTERS_AND_DIGITS.length)),
  ).join('');
}

function stamp({ surroundings }: Site): string {
  return surroundings.now().toISOString().replaceAll(/\D/g, '');
}
