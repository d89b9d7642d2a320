/** `npm run check`: every check that needs no running system, two at a time, one line each, and what failed in full. */
import { run, runAll } from './run.mjs';

/** Scripts of package.json, the slow ones first; `after` waits for what another one builds. */
const CHECKS = [
  { script: 'types' },
  { script: 'lint' },
  { script: 'openapi:lint' },
  { script: 'dead' },
  { script: 'format:check' },
  { script: 'arch' },
  { script: 'test:domain' },
  { script: 'openapi:check', after: 'types' },
  { script: 'rules' },
  { script: 'docs:check' },
];

/**
 * Runs all checks and says how many passed.
 *
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function check() {
  /** @type {Map<string, ReturnType<typeof Promise.withResolvers<void>>>} */
  const ended = new Map(CHECKS.map(({ script }) => [script, Promise.withResolvers()]));

  const results = await runAll(CHECKS, 2, async ({ script, after }) => {
    if (after !== undefined) await ended.get(after)?.promise;
    const result = await run('npm', ['run', '--silent', script]);
    const verdict = result.code === 0 ? 'ok  ' : 'FAIL';
    console.log(`${verdict} ${script.padEnd(14)} ${result.seconds.toFixed(1).padStart(6)} s`);
    ended.get(script)?.resolve();
    return { script, ...result };
  });

  const failed = results.filter(({ code }) => code !== 0);
  for (const { script, output } of failed) {
    console.log(`\n--- npm run ${script}\n${output.trim()}`);
  }
  console.log(
    failed.length === 0
      ? `\nAll ${results.length} checks are green.`
      : `\nNot green: ${failed.map(({ script }) => script).join(', ')}. Each runs alone as npm run <name>.`,
  );
  return { passed: results.length - failed.length, failed: failed.length, skipped: 0 };
}

if (import.meta.main) {
  const { failed } = await check();
  if (failed > 0) process.exitCode = 1;
}
