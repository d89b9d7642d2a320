import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START = join(import.meta.dirname, '../../tools/start.mjs');

/** The whole system as `npm start` runs it, on a free port and with data of its own. */
export interface RunningSystem {
  readonly url: string;
  /** Where its data and logs are. */
  readonly data: string;
  /** Stops it as Ctrl-C does and forgets its data. */
  stop(): Promise<void>;
}

/** Starts the system and waits until it tells its address. */
export async function startSystem(...args: readonly string[]): Promise<RunningSystem> {
  const data = await mkdtemp(join(tmpdir(), 'vigia-e2e-'));
  const child = spawn(process.execPath, [START, '--port', '0', '--data', data, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: string): void => {
      output += text;
      const found = /Web app\s+(http:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    void closed.then(() => {
      reject(new Error(`The system did not start:\n${output}`));
    });
  });
  return {
    url,
    data,
    stop: async () => {
      child.kill('SIGINT');
      await closed;
      await rm(data, { recursive: true, force: true });
    },
  };
}
