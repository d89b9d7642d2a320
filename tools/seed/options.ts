import { parseArgs } from 'node:util';

/** What to store, and where. */
export interface Options {
  readonly incidents: number;
  readonly seed: number;
  /** In milliseconds. */
  readonly until: number;
  readonly dataFolder: string;
}

export const HELP = `Usage: npm run seed -- [options]

Fills the data of the local system with incidents of a year. Start it once before, and stop it meanwhile.

  --incidents N   how many (1 to 200000; 10000 unless told)
  --seed N        which ones: the same for the same number and end (1 unless told)
  --until DAY     nothing happens after this day began, for example 2026-03-02 (today unless told)
  --data DIR      the data folder (.vigia unless told)
  --help          show this text
`;

const MOST = 200_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the command line; undefined when only help is asked for. Throws an error whose message people can act on. */
export function readOptions(args: readonly string[], today: Date): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      incidents: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: today.toISOString().slice(0, 10) },
      data: { type: 'string', default: '.vigia' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const until = DAY.test(values.until) ? Date.parse(values.until) : NaN;
  if (Number.isNaN(until)) throw new Error(`--until takes a day, not "${values.until}".`);
  if (values.data === '') throw new Error('--data takes a folder.');
  return {
    incidents: wholeNumber('--incidents', values.incidents, 1, MOST),
    seed: wholeNumber('--seed', values.seed, 0, 4_294_967_295),
    until,
    dataFolder: values.data,
  };
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(number >= min && number <= max)) {
    throw new Error(
      `${option} takes a number from ${String(min)} to ${String(max)}, not "${text}".`,
    );
  }
  return number;
}
