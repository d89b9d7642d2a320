import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and keeps what it printed, for tools that print only on failure.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number; output: string; seconds: number }>}
 */
export function run(command, args, env = process.env) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 }),
    );
  });
}

/**
 * Does the work on each item, at most `lanes` at a time, and answers in the order of the items.
 *
 * @template T, R
 * @param {readonly T[]} items
 * @param {number} lanes
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
export async function runAll(items, lanes, work) {
  /** @type {R[]} */
  const results = [];
  const queue = [...items.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
