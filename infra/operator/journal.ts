import { EXIT, Failure } from './failure.js';
import type { ServiceId, Site } from './site.js';
import { StepFailure } from './steps.js';

/** Tasks of a service as an operator chose them. */
export interface Tasks {
  readonly min: number;
  readonly desired: number;
  readonly max: number;
}

/** One command that changed the environment. */
export interface Entry {
  readonly command: string;
  readonly by: string;
  readonly at: string;
  /** What it worked with: the tag of the images, the name of a backup. */
  readonly with?: string;
  readonly outcome: 'begun' | 'done' | `failed at ${string}`;
}

/** What the cloud itself does not know: what operators chose and what they did. It lies beside the state and has no secrets. */
export interface Journal {
  readonly tasks: Readonly<Partial<Record<ServiceId, Tasks>>>;
  /** Newest first. */
  readonly entries: readonly Entry[];
}

const KEPT = 50;
const EMPTY: Journal = { tasks: {}, entries: [] };

/** Reads what is noted of the environment; a new one has nothing. */
export async function readJournal(site: Site): Promise<Journal> {
  return (await site.lookFor<Journal>('s3', 'cp', address(site), '-')) ?? EMPTY;
}

/** Writes it back; old versions stay in the bucket. */
export async function writeJournal(site: Site, journal: Journal): Promise<void> {
  const text = `${JSON.stringify(journal, undefined, 2)}\n`;
  await site.aws(['s3', 'cp', '-', address(site)], { secret: { text, name: 'the journal' } });
}

/** Does the work of a command between two notes: that it began, and how it ended. */
export async function noted(
  site: Site,
  command: Pick<Entry, 'command' | 'with'>,
  work: () => Promise<void>,
): Promise<void> {
  const note = async (outcome: Entry['outcome']): Promise<void> => {
    const journal = await readJournal(site);
    const at = site.surroundings.now().toISOString();
    const entry: Entry = { ...command, by: site.identity.arn, at, outcome };
    const [last, ...others] = journal.entries;
    const rest = last?.outcome === 'begun' && outcome !== 'begun' ? others : journal.entries;
    await writeJournal(site, { ...journal, entries: [entry, ...rest].slice(0, KEPT) });
  };
  await note('begun');
  try {
    await work();
  } catch (error) {
    const step = error instanceof StepFailure ? error.step : 'an unforeseen place';
    // The failure is what matters; a note that cannot be written must not hide it.
    await note(`failed at ${step}`).catch(() => undefined);
    throw error;
  }
  await note('done').catch((error: unknown) => {
    throw new Failure(
      `Everything is done, but it could not be noted: ${error instanceof Error ? error.message : String(error)}`,
      EXIT.failed,
    );
  });
}

function address({ environment }: Site): string {
  return `s3://${environment.stateBucket}/${environment.name}/operator.json`;
}
