import { EXIT, Failure } from '../failure.js';
import { edgeKey, putSecret, readSecret, sealKey, totpKey, vapidKey } from '../keys.js';
import { restartAll, runningServices } from '../services.js';
import type { Site } from '../site.js';
import { applyStack, synthStep } from '../stacks.js';

/** What can be rotated. */
export const ROTATIONS = ['token', 'edge', 'seal', 'totp', 'oidc', 'push'] as const;
export type Rotation = (typeof ROTATIONS)[number];

/**
 * Replaces what CloudFront says to the load balancer, and nobody is refused: the load balancer learns both, CloudFront says
 * the new one, the load balancer forgets the old one. `tag` is what runs, which must be what is checked out.
 */
export async function rotateEdge(site: Site, tag: string): Promise<void> {
  const running = (await runningServices(site))[0]?.tag;
  if (running !== undefined && running !== tag) {
    throw new Failure(
      `${site.environment.name} runs ${running}, but ${tag} is checked out: Terraform would deploy that too. git checkout ${running} first.`,
      EXIT.refused,
    );
  }
  const stored = ((await readSecret(site, 'edge-key')) ?? '').split(',').toSorted();
  const older = stored[0] ?? '';
  const newer = stored[1] ?? edgeKey(site);
  const says = async (...keys: readonly string[]): Promise<void> => {
    const text = keys.join(',');
    if ((await readSecret(site, 'edge-key')) !== text) await putSecret(site, 'edge-key', text);
  };
  await site.take([
    synthStep(site),
    {
      name: 'the load balancer takes both keys',
      run: async () => {
        // The other order means that CloudFront may say the new one already, and both are known.
        if ((await readSecret(site, 'edge-key')) === `${newer},${older}`) return;
        await says(older, newer);
        await applyStack(site, 'services', tag);
      },
    },
    {
      name: 'CloudFront says the new key',
      run: async () => {
        await says(newer, older);
        await applyStack(site, 'edge', tag);
      },
    },
    {
      name: 'the load balancer forgets the old key',
      run: async () => {
        await says(newer);
        await applyStack(site, 'services', tag);
      },
    },
  ]);
}

/** Replaces what proves who owns a client id on a board. Open boards reconnect; what a browser had not sent yet is lost. */
export async function rotateSeal(site: Site): Promise<void> {
  await site.take([
    { name: 'a new key', run: () => putSecret(site, 'board-seal-key', sealKey()) },
    { name: 'boards use it', run: () => restartAll(site, ['boards']) },
  ]);
}

/**
 * Replaces what seals the secrets of second factors, and nobody is locked out: every task learns to open with the new key, then
 * they seal with it. What is sealed by older keys is sealed anew at its next use, so those stay behind it.
 */
export async function rotateTotp(site: Site): Promise<void> {
  const stored = ((await readSecret(site, 'totp-seal-keys')) ?? '').split(',').filter(Boolean);
  const latest = stored.toSorted().at(-1);
  // Names sort by time: where the latest is not the first, this was cut short.
  const next = latest === undefined || latest === stored[0] ? totpKey(site) : latest;
  const others = stored.filter((key) => key !== next);
  const store = (...keys: readonly string[]) => putSecret(site, 'totp-seal-keys', keys.join(','));
  await site.take([
    {
      name: 'the api opens with the new key, too',
      run: async () => {
        await store(...others, next);
        await restartAll(site, ['api']);
      },
    },
    {
      name: 'the api seals with the new key',
      run: async () => {
        await store(next, ...others);
        await restartAll(site, ['api']);
      },
    },
  ]);
}

/**
 * Replaces what tells push services who we are. Browsers subscribed for the old key are told nothing until the web app is
 * opened there again, which subscribes them anew by itself.
 */
export async function rotatePush(site: Site): Promise<void> {
  await site.take([
    { name: 'a new key', run: () => putSecret(site, 'vapid-private-key', vapidKey()) },
    { name: 'the api uses it', run: () => restartAll(site, ['api']) },
  ]);
}

/** Lets the api prove itself to the identity provider with the client secret that was put into its place before. */
export async function rotateOidc(site: Site): Promise<void> {
  if (site.environment.identityProvider === undefined) {
    throw new Failure(`${site.environment.name} has no identity provider.`, EXIT.refused);
  }
  await site.take([
    { name: 'the api uses the new client secret', run: () => restartAll(site, ['api']) },
  ]);
}
