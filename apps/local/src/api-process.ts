import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** A process that lived so long did not crash because of how it was started. */
const STABLE_MS = 30_000;
const GRACE_MS = 5_000;
const LAST_LINES = 20;

export interface ApiProcessOptions {
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Hears in words that the api has ended by itself and will be started again. */
  readonly onCrash: (what: string) => void;
}

/** The api as a process that is started again whenever it ends by itself. */
export interface ApiProcess {
  /** Where it listens; undefined while it is down. */
  readonly origin: () => string | undefined;
  readonly pid: () => number | undefined;
  close(): Promise<void>;
}

/** Starts the api and returns when it listens; fails with the last words of an api that does not come up. */
export async function startApiProcess(options: ApiProcessOptions): Promise<ApiProcess> {
  const log = createWriteStream(options.logFile, { flags: 'w' });
  let current = await launch(options, log);
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;

  const supervision = (async () => {
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const startedAt = performance.now();
      const how = await current.ended;
      if (isClosing()) return;
      if (performance.now() - startedAt > STABLE_MS) pause = FIRST_PAUSE_MS;
      options.onCrash(`The api ended (${how}); starting it again. Its log: ${options.logFile}`);
      await delay(pause, undefined, { signal: closing.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (isClosing()) return;
      current = await launch(options, log).catch((error: unknown) => lost(String(error)));
      if (isClosing()) await stop(current);
    }
  })();

  const close = async (): Promise<void> => {
    closing.abort();
    await stop(current);
    await supervision;
    log.end();
    await once(log, 'close');
  };
  let closed: Promise<void> | undefined;
  return {
    origin: () => current.origin,
    pid: () => current.child?.pid,
    close: () => (closed ??= close()),
  };
}

interface Launched {
  readonly child: ChildProcess | undefined;
  /** Undefined once it has ended. */
  origin: string | undefined;
  readonly ended: Promise<string>;
}

/** Starts one process and waits until it says where it listens. */
async function launch({ entry, env }: ApiProcessOptions, log: WriteStream): Promise<Launched> {
  const preload = new URL('../assets/end-with-parent.js', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', preload, entry], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we end it in our order.
    detached: true,
  }) as ChildProcessByStdio<null, Readable, Readable>;
  const lastLines: string[] = [];
  const keep = (line: string): void => {
    log.write(`${line}\n`);
    lastLines.push(line);
    if (lastLines.length > LAST_LINES) lastLines.shift();
  };
  createInterface(child.stderr).on('line', keep);
  const launched: Launched = {
    child,
    origin: undefined,
    ended: new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => {
        launched.origin = undefined;
        resolve(signal ?? `code ${code ?? 'unknown'}`);
      });
    }),
  };
  const listening = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      keep(line);
      const origin = originIn(line);
      if (origin !== undefined) resolve(origin);
    });
  });

  const origin = await Promise.race([listening, launched.ended.then(() => undefined)]);
  if (origin === undefined) {
    throw new Error(`The api does not start:\n${lastLines.join('\n')}`);
  }
  launched.origin = origin;
  return launched;
}

/** A start that failed, as something to try again. */
function lost(why: string): Launched {
  return { child: undefined, origin: undefined, ended: Promise.resolve(why) };
}

async function stop({ child }: Launched): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await exited;
  clearTimeout(force);
}

/** The api logs JSON lines; one of them says where it listens. */
function originIn(line: string): string | undefined {
  if (!line.includes('listening')) return undefined;
  try {
    const { url } = JSON.parse(line) as { url?: unknown };
    return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined;
  } catch {
    return undefined;
  }
}
