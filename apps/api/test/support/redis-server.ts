import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
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

/** A real Redis that keeps nothing, and that can be killed. */
export class RedisServer {
  private constructor(
    readonly url: string,
    private readonly running: ChildProcess,
  ) {}

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const running = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let told = '';
    for await (const text of running.stdout) {
      told += String(text);
      if (told.includes('Ready to accept connections')) break;
    }
    running.stdout.resume();
    return new RedisServer(`redis://127.0.0.1:${String(port)}`, running);
  }

  async kill(): Promise<void> {
    if (this.running.exitCode !== null || this.running.signalCode !== null) return;
    const gone = once(this.running, 'exit');
    this.running.kill('SIGKILL');
    await gone;
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
