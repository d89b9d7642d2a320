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

export interface ServiceOptions {
  /** What it is called in messages, for example "api". */
  readonly name: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** How long it may take to end when it is asked to. */
  readonly graceMs?: number;
  /** Finds in a line of its output where it listens; ours log lines of JSON, one of them with the address. */
  readonly originIn?: (line: string) => string | undefined;
  /** Hears in words that it has ended by itself and will be started again. */
  readonly onCrash: (what: string) => void;
}

/** A service as a process that is started again whenever it ends by itself. */
export interface ServiceProcess {
  /** Where it listens; undefined while it is down. */
  readonly origin: () => string | undefined;
  readonly pid: () => number | undefined;
  close(): Promise<void>;
}

/** Starts a service and returns when it listens; fails with the last words of one that does not come up. */
export async function startServiceProcess(options: ServiceOptions): Promise<ServiceProcess> {
  const { name, logFile, graceMs = GRACE_MS } = options;
  const log = createWriteStream(logFile, { flags: 'w' });
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
      options.onCrash(`The ${name} ended (${how}); starting it again. Its log: ${logFile}`);
      await delay(pause, undefined, { signal: closing.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      if (isClosing()) return;
      current = await launch(options, log).catch((error: unknown) => lost(String(error)));
      if (isClosing()) await stop(current, graceMs);
    }
  })();

  const close = async (): Promise<void> => {
    closing.abort();
    await stop(current, graceMs);
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
async function launch(options: ServiceOptions, log: WriteStream): Promise<Launched> {
  const { name, entry, args = [], env, originIn = loggedOrigin } = options;
  const preload = new URL('../assets/end-with-parent.js', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', preload, entry, ...args], {
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
      child.once('exit', () => {
        launched.origin = undefined;
      });
      child.once('close', (code, signal) => resolve(signal ?? `code ${code ?? 'unknown'}`));
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
    throw new Error(`The ${name} does not start:\n${lastLines.join('\n')}`);
  }
  launched.origin = origin;
  return launched;
}

/** A start that failed, as something to try again. */
function lost(why: string): Launched {
  return { child: undefined, origin: undefined, ended: Promise.resolve(why) };
}

async function stop({ child }: Launched, graceMs: number): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await exited;
  clearTimeout(force);
}

/** One of the lines of JSON says where the service listens. */
function loggedOrigin(line: string): string | undefined {
  if (!line.includes('listening')) return undefined;
  try {
    const { url } = JSON.parse(line) as { url?: unknown };
    return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined;
  } catch {
    return undefined;
  }
}
