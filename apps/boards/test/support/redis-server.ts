import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCi } from '../config.js';

/** Whether a Redis can be started here; without one CI fails and a laptop says so. */
export function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    const reason = 'redis-server is not on the PATH (apt-get install redis-server)';
    if (isCi()) throw new Error(reason);
    process.stderr.write(`SKIPPED: ${reason}\n`);
    return false;
  }
}

/** A real Redis on a port of its own that can be killed and come back. */
export class RedisServer {
  #process: ChildProcess | undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), 'vigia-redis-'));

  private constructor(readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.up();
    return server;
  }

  /** Starts it with the data it left, if any. */
  async up(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', ''];
    const log = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--dir', this.#folder];
    this.#process = spawn('redis-server', [...options, ...log], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { stdout } = this.#process;
    if (stdout === null) throw new Error('Redis tells nothing.');
    let told = '';
    for await (const text of stdout) {
      told += String(text);
      if (told.includes('Ready to accept connections')) break;
    }
    stdout.resume();
  }

  /** Kills it; its data stays on disk, as far as it got there. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running?.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  }

  /** Kills it, and brings it back with or without its data. */
  async restart(keepsData: boolean): Promise<void> {
    await this.kill();
    if (!keepsData) rmSync(join(this.#folder, 'appendonlydir'), { recursive: true, force: true });
    await this.up();
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
