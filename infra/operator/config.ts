import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

import { startProcess } from './programs.js';
import type { Setting } from './session.js';

/** The process as it is: its environment, its terminal and its clock. */
export function processSetting(): Setting {
  const { env } = process;
  const { VIGIA_EMAIL: email, VIGIA_PASSWORD: password, ...passedOn } = env;
  let isInterrupted = false;
  // The program that runs hears it too and ends in its own way; we stop before the next.
  process.on('SIGINT', () => {
    isInterrupted = true;
    process.stderr.write('\nStopping after the program that runs ...\n');
  });
  return {
    nodeVersion: process.version,
    person: {
      ...(email === undefined ? {} : { email }),
      ...(password === undefined ? {} : { password }),
    },
    surroundings: {
      root: resolve(import.meta.dirname, '..', '..'),
      env: passedOn,
      start: startProcess,
      host: hostname(),
      pid: process.pid,
      isAlive,
      now: () => new Date(),
      pause: (ms) => setTimeout(ms),
      originOf: (domainName) => `https://${domainName}`,
      say: (line) => process.stdout.write(`${line}\n`),
      ask,
      isInterrupted: () => isInterrupted,
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function ask(question: string, kind?: 'secret'): Promise<string> {
  if (!process.stdin.isTTY) return '';
  process.stdout.write(question);
  // Readline repeats what is typed to its output: for a secret that is nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = kind === 'secret' ? nowhere : process.stdout;
  const lines = createInterface({ input: process.stdin, output, terminal: kind === 'secret' });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    if (kind === 'secret') process.stdout.write('\n');
  }
}
