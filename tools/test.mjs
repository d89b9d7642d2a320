/**
 * `npm test`: the checks, the build that fault, local and browser tests run on, and every test; whatever happens, the
 * last line is `N passed, N failed`, where each check and the build count as one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.mjs';
import { addTallies, tallyLine } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/** @returns {Promise<Tally>} */
async function build() {
  const code = await show('npm', ['run', 'build']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @returns {Promise<Tally>} */
async function tests() {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-tally-'));
  const file = join(folder, 'tally.json');
  try {
    const code = await show('vitest', ['run'], { VIGIA_TALLY: file });
    /** @type {Tally} */
    const tally = existsSync(file)
      ? JSON.parse(readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0 };
    const hidden = code !== 0 && tally.failed === 0;
    return hidden ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command with its output in view.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @returns {Promise<number>}
 */
function show(command, args, env = {}) {
  console.log(`\n> ${[command, ...args].join(' ')}`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

let tally = await check();
for (const part of [build, tests]) tally = addTallies(tally, await part());
console.log(`\n${tallyLine(tally)}`);
process.exitCode = tally.failed === 0 ? 0 : 1;
