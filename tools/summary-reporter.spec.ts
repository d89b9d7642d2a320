import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const IMPORTS = `import { beforeAll, afterAll, describe, expect, it } from 'vitest';\n`;

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'vigia-reporter-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(join(ROOT, 'node_modules/vitest'), join(project, 'node_modules/vitest'));
  const reporter = JSON.stringify(join(ROOT, 'tools/summary-reporter.js'));
  writeFileSync(
    join(project, 'vitest.config.ts'),
    `import { SummaryReporter } from ${reporter};
     export default { test: { reporters: [new SummaryReporter()], watch: false } };`,
  );
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

describe('the last line of a test run', () => {
  it('counts what passed', () => {
    test('two', `it('a', () => {}); describe('b', () => { it('c', () => {}); });`);

    expect(vitest()).toEqual({ line: '2 passed, 0 failed', exitCode: 0 });
  });

  it('counts what failed and what was skipped', () => {
    test(
      'mixed',
      `it('a', () => {}); it('b', () => expect(1).toBe(2)); it.skipIf(true)('c', () => {});`,
    );

    expect(vitest()).toEqual({ line: '1 passed, 1 failed, 1 skipped', exitCode: 1 });
  });

  it.each([
    ['a file that does not load', `throw new Error('broken');`, '1 passed, 1 failed'],
    ['a file without tests', ``, '1 passed, 1 failed'],
    [
      'a hook before that throws',
      `describe('x', () => { beforeAll(() => { throw new Error('no'); }); it('a', () => {}); });`,
      '1 passed, 1 failed, 1 skipped',
    ],
    [
      'a hook after that throws',
      `afterAll(() => { throw new Error('no'); }); it('a', () => {});`,
      '2 passed, 1 failed',
    ],
    [
      'an error that nobody caught',
      `it('a', () => { void Promise.reject(new Error('lost')); });`,
      '2 passed, 1 failed',
    ],
  ])('counts as failed: %s', (_, source, line) => {
    test('good', `it('a', () => {});`);
    test('bad', source);

    expect(vitest()).toEqual({ line, exitCode: 1 });
  });

  it('is a failure when there is no test at all', () => {
    expect(vitest()).toEqual({ line: '0 passed, 1 failed', exitCode: 1 });
  });
});

function test(name: string, body: string): void {
  writeFileSync(join(project, `${name}.spec.ts`), IMPORTS + body);
}

function vitest(): { line: string | undefined; exitCode: number | null } {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', project],
    {
      encoding: 'utf8',
      env: { ...process.env, VITEST: undefined, VIGIA_TALLY: undefined, NO_COLOR: '1' },
    },
  );
  return { line: stdout.trimEnd().split('\n').at(-1), exitCode: status };
}
