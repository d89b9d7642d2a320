import { once } from 'node:events';
import { access, constants, mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startServiceProcess, type ServiceProcess } from './service-process.js';

/** Valkey is what some systems bring instead. */
const PROGRAMS = ['redis-server', 'valkey-server'];
const ENTRY = join(import.meta.dirname, '../assets/run-with-parent.js');

export interface RedisOptions {
  /** Where programs are looked for. */
  readonly programFolders: readonly string[];
  /** Keeps its data, so that changes nobody has stored survive a restart. */
  readonly dataFolder: string;
  readonly logFile: string;
  readonly onCrash: (what: string) => void;
}

/** A Redis of our own, started again whenever it ends by itself. */
export interface LocalRedis {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the Redis of this machine on a free port; throws an error that says how to get one when there is none. */
export async function startRedis(options: RedisOptions): Promise<LocalRedis> {
  const program = await findRedis(options.programFolders);
  await mkdir(options.dataFolder, { recursive: true });
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: options.dataFolder,
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const server: ServiceProcess = await startServiceProcess({
    name: 'Redis',
    entry: ENTRY,
    args: [program, ...args],
    env: {},
    logFile: options.logFile,
    originIn: (line) => (line.includes('Ready to accept connections') ? url : undefined),
    onCrash: options.onCrash,
  });
  return { url, close: () => server.close() };
}

/** Where the Redis of this machine is. */
export async function findRedis(programFolders: readonly string[]): Promise<string> {
  for (const path of programFolders.flatMap((at) => PROGRAMS.map((name) => join(at, name)))) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  throw new Error(
    [
      'Several board nodes meet in Redis, and there is none on this machine. Install it:',
      '    Debian, Ubuntu   sudo apt install redis-server',
      '    Fedora           sudo dnf install valkey',
      '    macOS            brew install redis',
      '  or name one that runs elsewhere: --redis-url redis://host:6379',
    ].join('\n'),
  );
}

/** Known beforehand: Redis cannot take any port and tell which. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
