/** Type checks every tsconfig.json (the ones with specs), two at a time, and prints what is wrong by workspace. */
import { existsSync, globSync } from 'node:fs';
import { dirname } from 'node:path';
import { run, runAll } from './run.mjs';

const projects = globSync('{apps,bench,infra,libs}/*/tsconfig.json')
  .concat(
    ['frontend', 'frontend/worker', 'e2e', 'e2e/model', 'tools'].map((at) => `${at}/tsconfig.json`),
  )
  .filter(existsSync)
  .sort();

const results = await runAll(projects, 2, async (project) => {
  const workspace = dirname(project);
  const cache = `node_modules/.cache/types/${workspace.replaceAll('/', '-')}.tsbuildinfo`;
  const pretty = process.stdout.isTTY ? ['--pretty'] : [];
  const args = ['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', cache, ...pretty];
  return { workspace, ...(await run('tsc', args)) };
});

const failed = results.filter(({ code }) => code !== 0);
for (const { workspace, output } of failed) console.error(`\n${workspace}\n${output.trim()}`);
if (failed.length > 0) {
  console.error(`\nType errors in ${failed.map(({ workspace }) => workspace).join(', ')}.`);
  process.exitCode = 1;
}
