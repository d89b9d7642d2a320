/**
 * `npm run import:legacy -- --from <file|folder|table:NAME> --into <environment>`: the old system's accounts and
 * incidents into ours. Says what it would do; `--apply` does it; `--rollback <run>` takes a run back.
 * Exits with 0 when nothing is left to do, 2 when `--apply` would change something, 3 when items could not be read or
 * were kept, 1 when it failed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importInto, rollBackFrom } from './import-legacy.js';
import { optionsOf } from './options.js';

const { values } = parseArgs({
  options: {
    from: { type: 'string', multiple: true },
    into: { type: 'string' },
    apply: { type: 'boolean', default: false },
    rollback: { type: 'string' },
    journal: { type: 'string', default: '.import-legacy' },
    words: { type: 'string' },
    domains: { type: 'string' },
    region: { type: 'string' },
    endpoint: { type: 'string' },
  },
});

try {
  const options = optionsOf(values, process.env);
  const outcome =
    values.rollback === undefined
      ? await importInto(options, values.apply, print)
      : await rollBackFrom(options, values.rollback, print);
  if (outcome.report.length > 0) {
    const path = join(options.journalFolder, `${outcome.name}-report.jsonl`);
    writeFileSync(path, `${outcome.report.join('\n')}\n`, { mode: 0o600 });
    print(`\nWhat was not read as it is written: ${path}`);
  }
  process.exitCode = outcome.exitCode;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function print(words: string): void {
  process.stdout.write(`${words}\n`);
}
