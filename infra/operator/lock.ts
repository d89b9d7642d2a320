import { randomUUID } from 'node:crypto';
import { EXIT, Failure } from './failure.js';
import { ProgramError } from './programs.js';
import type { Site } from './site.js';

interface Holder {
  readonly ETag: string;
  readonly Metadata: Readonly<Partial<Record<'by' | 'command' | 'host' | 'pid' | 'since', string>>>;
}

/** Holds the environment for one command; S3 itself decides who was first. What a dead process of this machine left is taken over. */
export async function withLock<T>(site: Site, command: string, work: () => Promise<T>): Promise<T> {
  await acquire(site, command);
  try {
    return await work();
  } finally {
    await release(site).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      const { name } = site.environment;
      site.say(`The lock could not be removed; npm run vigia -- unlock ${name} does it. ${why}`);
    });
  }
}

/** Who holds the environment, in words; nothing when nobody does. */
export async function lockHolder(site: Site): Promise<string | undefined> {
  const holder = await look(site);
  return holder === undefined ? undefined : words(holder);
}

/** Ends a lock, whoever holds it. */
export async function release(site: Site): Promise<void> {
  await site.aws(['s3api', 'delete-object', ...place(site)]);
}

async function acquire(site: Site, command: string): Promise<void> {
  if (await put(site, command, ['--if-none-match', '*'])) return;
  const holder = await look(site);
  // Gone in this moment: whoever comes next is first.
  if (holder === undefined) return acquire(site, command);
  const { host, pid } = holder.Metadata;
  const { surroundings } = site;
  const isDead = host === surroundings.host && !surroundings.isAlive(Number(pid));
  if (isDead && (await put(site, command, ['--if-match', holder.ETag]))) return;
  throw new Failure(
    `${words(holder)} One at a time. If that process is no more: npm run vigia -- unlock ${site.environment.name}`,
    EXIT.locked,
  );
}

async function put(site: Site, command: string, condition: readonly string[]): Promise<boolean> {
  const { surroundings, identity } = site;
  const metadata = {
    by: identity.arn,
    command,
    host: surroundings.host,
    pid: String(surroundings.pid),
    since: surroundings.now().toISOString(),
    // Two locks are never the same object, so that a condition on one never holds for the other.
    id: randomUUID(),
  };
  try {
    const words = ['--metadata', JSON.stringify(metadata)];
    await site.aws(['s3api', 'put-object', ...place(site), ...condition, ...words]);
    return true;
  } catch (error) {
    if (error instanceof ProgramError && TAKEN.test(error.said)) return false;
    throw error;
  }
}

const TAKEN = /PreconditionFailed|ConditionalRequestConflict|\b412\b|\b409\b/;

function place({ environment }: Site): readonly string[] {
  return ['--bucket', environment.stateBucket, '--key', `${environment.name}/operator.lock`];
}

async function look(site: Site): Promise<Holder | undefined> {
  return site.lookFor<Holder>('s3api', 'head-object', ...place(site));
}

function words({ Metadata: { by, command, host, since } }: Holder): string {
  return `${String(by)} runs \`${String(command)}\` at ${String(host)} since ${String(since)}.`;
}
