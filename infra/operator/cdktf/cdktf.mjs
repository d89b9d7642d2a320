#!/usr/bin/env node
/**
 * `npx cdktf synth|diff|deploy …` from the root: cdktf's command line, fetched when it is first asked for (it is 420 MB).
 * Its terminal addon is built for the Node that installs it and exists for Node 22 at most, so nothing is built, and where
 * the addon cannot be loaded `terminal.cjs` takes its place: any Node may install, and any other may run.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const VERSION = '0.21.0';

const terminal = join(import.meta.dirname, 'terminal.cjs');
const { env } = process; // eslint-disable-line no-restricted-properties -- it is passed on whole
const child = spawn(
  'npm',
  ['exec', '--yes', `--package=cdktf-cli@${VERSION}`, '--', 'cdktf', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...env,
      npm_config_ignore_scripts: 'true',
      NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} --require ${JSON.stringify(terminal)}`.trim(),
      CHECKPOINT_DISABLE: '1',
    },
  },
);
child.on('error', (error) => {
  process.stderr.write(`npm cannot be started: ${error.message}\n`);
  process.exitCode = 1;
});
child.on('exit', (code) => (process.exitCode = code ?? 1));
