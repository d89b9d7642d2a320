import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../environments.js';
import { writeSystem } from './synth.js';
import {
  openTerraform,
  readConfiguration,
  whatIsMissing,
  withLocalState,
  writeConfiguration,
  type Configuration,
  type Outcome,
} from './terraform.js';

const MINUTES_MS = 60_000;
const missing = whatIsMissing();
if (missing !== undefined) process.stderr.write(`SKIPPED: terraform is not tried: ${missing}.\n`);

describe.skipIf(missing !== undefined)('terraform', () => {
  it.concurrent.each(ENVIRONMENTS)(
    'builds $name, finds nothing to change the second time, and takes it down where it may',
    async (environment) => {
      const { path, folders } = prepared(environment);

      for (const folder of folders) {
        await inFolder(folder, async (run) => {
          expectOk(await run('init', '-input=false'));
          expectOk(await run('validate'));
          expectOk(await run('plan', '-input=false', '-out=planned'));
          expectOk(await run('apply', '-input=false', 'planned'));
          const again = await run('plan', '-input=false', '-detailed-exitcode');
          expectOk(again);
          expect(again.output).toContain('No changes.');
        });
      }
      for (const folder of folders.toReversed()) {
        await inFolder(folder, async (run) => {
          const down = await run('destroy', '-input=false', '-auto-approve');
          if (environment.protectsData && /-(data|secrets)$/.test(folder)) {
            expect(down).toMatchObject({ ok: false });
            expect(down.output).toContain('Instance cannot be destroyed');
          } else {
            expectOk(down);
          }
        });
      }

      rmSync(path, { recursive: true });
    },
    5 * MINUTES_MS,
  );

  it.each<[string, (configuration: Configuration) => void, string]>([
    [
      'things that wait for each other',
      ({ resource }) => {
        const [first, second] = Object.entries(resource['aws_security_group'] ?? {});
        first![1]['description'] = `\${aws_security_group.${second![0]}.id}`;
        second![1]['description'] = `\${aws_security_group.${first![0]}.id}`;
      },
      'Cycle:',
    ],
    [
      'an argument that does not exist',
      ({ resource }) => {
        Object.values(resource['aws_vpc'] ?? {})[0]!['enable_dns_hostname'] = true;
      },
      'enable_dns_hostname',
    ],
    [
      'an attribute that does not exist',
      ({ resource }) => {
        const [address] = Object.keys(resource['aws_vpc'] ?? {});
        for (const group of Object.values(resource['aws_security_group'] ?? {})) {
          group['vpc_id'] = `\${aws_vpc.${String(address)}.vpc_id}`;
        }
      },
      'vpc_id',
    ],
    [
      'an argument that is missing',
      ({ resource }) => {
        for (const subnet of Object.values(resource['aws_subnet'] ?? {})) delete subnet['vpc_id'];
      },
      'The argument "vpc_id" is required',
    ],
  ])(
    'refuses %s',
    async (_, breakIt, words) => {
      const { path, folders } = prepared(ENVIRONMENTS[0]!);
      const network = folders.find((folder) => folder.endsWith('-network'))!;
      const configuration = readConfiguration(network);
      breakIt(configuration);
      writeConfiguration(network, configuration);

      const outcome = await inFolder(network, async (run) => {
        expectOk(await run('init', '-input=false'));
        const valid = await run('validate');
        return valid.ok ? run('plan', '-input=false') : valid;
      });

      expect(outcome).toMatchObject({ ok: false });
      expect(outcome.output).toContain(words);
      rmSync(path, { recursive: true });
    },
    MINUTES_MS,
  );
});

function prepared(environment: Environment): { path: string; folders: readonly string[] } {
  const { path, stacks } = writeSystem(environment);
  const folders = stacks.map((name) => join(path, 'stacks', name));
  for (const folder of folders) {
    writeConfiguration(folder, withLocalState(readConfiguration(folder), path));
  }
  return { path, folders };
}

async function inFolder<T>(
  folder: string,
  work: (run: (...args: readonly string[]) => Promise<Outcome>) => Promise<T>,
): Promise<T> {
  const terraform = await openTerraform(folder);
  try {
    return await work((...args) => terraform.run(...args));
  } finally {
    await terraform.close();
  }
}

function expectOk({ ok, output }: Outcome): void {
  expect(ok, output.slice(output.indexOf('Error:'))).toBe(true);
}
