import { EXIT, Failure } from '../failure.js';
import { readJournal } from '../journal.js';
import {
  putPublicKeys,
  putSecret,
  readPublicKeys,
  readSecret,
  signingKey,
  type Jwk,
} from '../keys.js';
import { restartAll, runningServices, waitUntilStable } from '../services.js';
import { SERVICES, type Site } from '../site.js';
import type { Step } from '../steps.js';

/** The label of a signing key that everybody is about to learn and nobody signs with yet. */
const NEXT = 'VIGIANEXT';
const TOKEN = 'token-private-key';
/** The variable of the handlers that holds the published keys. */
const VERIFIES = 'TOKEN_PUBLIC_KEYS';
const HANDLERS = ['authorize', 'connect', 'disconnect', 'message'];
/** An access token lives 15 minutes; one more for clocks. */
const MINUTE_MS = 60_000;
const TOKEN_LIFE_MS = 16 * MINUTE_MS;

/**
 * Replaces the key that signs tokens, and nobody is logged out: first everybody learns the new one beside the old one, then
 * the api signs with it, and when the last old token has ended the old one is forgotten. The second part is the same command
 * a quarter of an hour later. What is due is read from where the keys lie.
 */
export async function rotateToken(site: Site): Promise<void> {
  const current = await signingKeyOf(site);
  const published = await readPublicKeys(site);
  const { keys } = published;
  const isSwitched = keys.every(({ kid }) => kid <= current.kid);
  if (isSwitched && keys.length > 1) return forgetOldKeys(site, current);
  // The old key was forgotten, but not by everybody, or unheard: that is what is left to do.
  const isCutShort = (await doesSomebodyLag(site, published)) || (await hasFailedToSpread(site));
  if (isSwitched && isCutShort) {
    return site.take([...spread(site), { name: 'tasks run', run: () => waitUntilStable(site) }]);
  }
  return beginToken(site, current);
}

async function beginToken(site: Site, current: Jwk): Promise<void> {
  const pending = async (): Promise<Jwk | undefined> => {
    const text = await readSecret(site, TOKEN, NEXT);
    const key = text === undefined ? undefined : (JSON.parse(text) as Jwk);
    return key?.kid === current.kid ? undefined : key;
  };
  await site.take([
    {
      name: 'a new key lies beside the old one',
      isDone: async () => (await pending()) !== undefined,
      run: async () => putSecret(site, TOKEN, JSON.stringify(signingKey(site).privateKey), NEXT),
    },
    {
      name: 'both keys are published',
      isDone: async () => {
        const kid = (await pending())?.kid;
        return (
          kid !== undefined && (await readPublicKeys(site)).keys.some((key) => key.kid === kid)
        );
      },
      run: async () => {
        const key = await pending();
        if (key === undefined) {
          const what = 'publish the new public key beside the old ones';
          return site.programs.act(what, () => Promise.reject(new Error('It is gone.')), undefined);
        }
        const { d: _, ...publicKey } = key;
        const { keys } = await readPublicKeys(site);
        await putPublicKeys(site, { keys: [publicKey, ...keys] });
      },
    },
    ...spread(site),
    {
      name: 'the new key signs',
      run: async () => {
        const { byLabel } = await versionsOf(site);
        const [to, from] = [byLabel[NEXT], byLabel['AWSCURRENT']];
        await site.aws([
          ...['secretsmanager', 'update-secret-version-stage', '--secret-id', site.named(TOKEN)],
          ...['--version-stage', 'AWSCURRENT', '--move-to-version-id', to ?? `<${NEXT}>`],
          ...(from === undefined ? [] : ['--remove-from-version-id', from]),
        ]);
      },
    },
    { name: 'the api signs with it', run: () => restartAll(site, ['api']) },
  ]);
  tellWhen(site);
}

async function forgetOldKeys(site: Site, current: Jwk): Promise<void> {
  const { since: switchedAt } = await versionsOf(site);
  const startedAt = (await runningServices(site)).find(({ id }) => id === 'api')?.updatedAt ?? '';
  if (new Date(startedAt) < switchedAt) {
    await site.take([
      { name: 'the api signs with the new key', run: () => restartAll(site, ['api']) },
    ]);
    tellWhen(site);
    return;
  }
  const endsAt = Date.parse(startedAt) + TOKEN_LIFE_MS;
  const minutes = Math.ceil((endsAt - site.surroundings.now().getTime()) / MINUTE_MS);
  if (minutes > 0) {
    throw new Failure(
      `The new key signs; tokens of the old one live for ${String(minutes)} more minutes. Run this again then.`,
      EXIT.refused,
    );
  }
  await site.take([
    // A task that still starts with the old key would sign what nobody believes any more.
    { name: 'every task of the api signs with the new key', run: () => waitUntilStable(site) },
    {
      name: 'the old key is forgotten',
      run: async () => {
        const { keys } = await readPublicKeys(site);
        await putPublicKeys(site, { keys: keys.filter(({ kid }) => kid === current.kid) });
      },
    },
    ...spread(site),
  ]);
}

function tellWhen(site: Site): void {
  if (site.programs.isDry) return;
  const at = new Date(site.surroundings.now().getTime() + TOKEN_LIFE_MS).toISOString();
  site.say(`\nThe old key still counts. After ${at}, forget it with the same command.`);
}

/** Lets everybody who verifies tokens read the published keys. */
function spread(site: Site): readonly Step[] {
  return [
    ...HANDLERS.map((handler): Step => ({
      name: `${handler} knows the published keys`,
      isDone: async () =>
        !site.programs.isDry && !(await doesHandlerLag(site, handler, await readPublicKeys(site))),
      run: () => tellHandler(site, handler),
    })),
    {
      name: 'api and boards know the published keys',
      isDone: async () => {
        const { since } = await readPublicKeys(site);
        return !site.programs.isDry && !(await doServicesLag(site, since));
      },
      run: () => restartAll(site, SERVICES),
    },
  ];
}

/** Whether the last rotation ended while everybody was being told: with one key left it was the last part. */
async function hasFailedToSpread(site: Site): Promise<boolean> {
  const last = (await readJournal(site)).entries.find(
    (entry) => entry.with === 'token' && entry.outcome !== 'begun',
  );
  return spread(site).some(({ name }) => last?.outcome === `failed at ${name}`);
}

type Published = Awaited<ReturnType<typeof readPublicKeys>>;

async function doesSomebodyLag(site: Site, published: Published): Promise<boolean> {
  for (const handler of HANDLERS) {
    if (await doesHandlerLag(site, handler, published)) return true;
  }
  return doServicesLag(site, published.since);
}

async function doServicesLag(site: Site, since: Date): Promise<boolean> {
  return (await runningServices(site)).some(({ updatedAt }) => new Date(updatedAt) < since);
}

async function doesHandlerLag(site: Site, handler: string, { text }: Published): Promise<boolean> {
  return (await variablesOf(site, handler))[VERIFIES] !== text;
}

/** Terraform would write the same value: it reads it from the same place. */
async function tellHandler(site: Site, handler: string): Promise<void> {
  const { text } = await readPublicKeys(site);
  const Variables = { ...(await variablesOf(site, handler)), [VERIFIES]: text };
  await site.aws([
    ...['lambda', 'update-function-configuration', '--function-name', functionOf(site, handler)],
    ...['--environment', JSON.stringify({ Variables }), '--query', 'LastUpdateStatus'],
  ]);
}

async function variablesOf(site: Site, handler: string): Promise<Readonly<Record<string, string>>> {
  const { Environment: environment } = await site.look<{
    Environment: { readonly Variables: Readonly<Record<string, string>> };
  }>('lambda', 'get-function-configuration', '--function-name', functionOf(site, handler));
  return environment.Variables;
}

function functionOf(site: Site, handler: string): string {
  return site.named(`live-${handler}`);
}

async function signingKeyOf(site: Site): Promise<Jwk> {
  const text = await readSecret(site, TOKEN);
  if (text === undefined) {
    throw new Failure(
      `${site.environment.name} has no keys yet: npm run deploy -- ${site.environment.name}`,
      EXIT.refused,
    );
  }
  return JSON.parse(text) as Jwk;
}

/** Which version of the signing key has which label, and when that last changed. */
async function versionsOf(site: Site): Promise<{
  readonly byLabel: Readonly<Partial<Record<string, string>>>;
  readonly since: Date;
}> {
  const { VersionIdsToStages, LastChangedDate } = await site.look<{
    VersionIdsToStages: Readonly<Record<string, readonly string[]>>;
    LastChangedDate: string;
  }>('secretsmanager', 'describe-secret', '--secret-id', site.named(TOKEN));
  const byLabel = Object.fromEntries(
    Object.entries(VersionIdsToStages).flatMap(([id, labels]) =>
      labels.map((label) => [label, id] as const),
    ),
  );
  return { byLabel, since: new Date(LastChangedDate) };
}
