import { banner } from './banner.js';
import { HELP, readOptions } from './options.js';
import { startLocalSystem } from './start.js';

const FORCED = 130;
/** npm passes Ctrl-C on to us although the terminal has sent it already: both are one wish. */
const SAME_WISH_MS = 500;

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await run(options);
  else console.log(HELP);
} catch (error) {
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function run(options: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
  const starting = startLocalSystem(options, (message) => console.error(`  ${message}`));

  const stopping = new AbortController();
  let askedAt = 0;
  const stop = (): void => {
    if (stopping.signal.aborted) {
      if (performance.now() - askedAt > SAME_WISH_MS) process.exit(FORCED);
      return;
    }
    askedAt = performance.now();
    stopping.abort();
    console.log('\n  Stopping. Ctrl-C again stops at once.');
    starting
      .then((system) => system.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  const system = await starting;
  if (!stopping.signal.aborted) console.log(banner(system));
}
