import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Environment } from '../cdktf/environments.js';
import { writeSystem } from '../cdktf/test/synth.js';
import {
  openTerraform,
  readConfiguration,
  whatIsMissing,
  withLocalState,
  writeConfiguration,
} from '../cdktf/test/terraform.js';
import { startProcess } from './programs.js';
import { STACKS } from './stacks.js';
import type { End, Start } from './surroundings.js';
import { openBench, type Bench } from './test/bench.js';
import { SYSTEM_PATH as PATH } from './test/config.js';

const MINUTE_MS = 60_000;
const missing = whatIsMissing();
if (missing !== undefined) process.stderr.write(`SKIPPED: terraform is not tried: ${missing}.\n`);

describe.skipIf(missing !== undefined)('the real terraform', () => {
  it(
    'understands every word of a deployment, of tables going back in time, and of the end',
    async () => {
      const bench = await benchWithTerraform();
      const { cloud, run } = bench;

      expect(await run('deploy', 'dev')).toMatchObject({ code: 0 });
      expect((await run('plan', 'dev')).said.match(/No changes\./g)).toHaveLength(STACKS.length);

      const name = 'ReportsTable-dev-20261122T090000Z';
      const environment = cloud.environment as { restoredTables?: Environment['restoredTables'] };
      cloud.tables.set(name, 'ACTIVE');
      environment.restoredTables = { reports: name };
      const swapped = await run('deploy', 'dev');
      expect(swapped.said).toContain(`reports-table_04667981: ReportsTable-dev -> ${name}`);
      expect(swapped).toMatchObject({ code: 0 });

      expect(await run('destroy', 'dev', '--confirm', 'dev')).toMatchObject({ code: 0 });
      // Nothing is left to ask for its inputs, and that is no failure.
      expect(await run('destroy', 'dev', '--confirm', 'dev')).toMatchObject({ code: 0 });
    },
    10 * MINUTE_MS,
  );
});

async function benchWithTerraform(): Promise<Bench> {
  const bench: Bench = await openBench('dev', {}, async (start, answer, root) => {
    const { program, args } = start;
    if (program === 'npm' && args.includes('synth')) {
      synthesise(bench.cloud.environment, root);
      return answer({ ...start, args: ['run', 'build'] });
    }
    const folder = args[0]?.replace('-chdir=', '') ?? '';
    if (program !== 'terraform' || folder === 'version') return answer(start);
    const ended = await withTerraform(start, join(root, folder));
    const words = args.slice(1).join(' ');
    if (ended.code !== 0 || !/^(apply|destroy|state rm|import)/.test(words)) return ended;
    return { ...answer(start), out: ended.out };
  });
  onTestFinished(() => bench.close());
  return bench;
}

async function withTerraform(start: Start, folder: string): Promise<End> {
  const terraform = await openTerraform(folder);
  try {
    return await startProcess({ ...start, env: { ...start.env, ...terraform.env, PATH } });
  } finally {
    await terraform.close();
  }
}

/** As `npm run synth` does, but with state in files and handlers that do nothing. */
function synthesise(environment: Environment, root: string): void {
  const { path, stacks } = writeSystem(environment, join(root, 'cdktf.out'));
  for (const stack of stacks) {
    const folder = join(path, 'stacks', stack);
    writeConfiguration(folder, withLocalState(readConfiguration(folder), root));
  }
}
