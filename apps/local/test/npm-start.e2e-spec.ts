import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programFolders } from '../src/config.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../src/demo/demo-accounts.js';
import { findRedis } from '../src/redis.js';

const hasRedis = await findRedis(programFolders).then(
  () => true,
  () => false,
);
const START = join(import.meta.dirname, '../../../tools/start.mjs');

/** `npm start` as somebody types it, in a data folder of the test's own. */
class NpmStart {
  output = '';
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;

  constructor(...args: readonly string[]) {
    this.child = spawn(process.execPath, [START, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.exited = once(this.child, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
    }));
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits for the banner and returns the address in it. */
  async url(): Promise<string> {
    const find = () => /Web app\s+(http:\S+)/.exec(this.output)?.[1];
    await expect.poll(find, { timeout: 30_000 }).toBeDefined();
    return find()!;
  }
}

describe('npm start', () => {
  let data: string;
  let started: NpmStart[];
  const npmStart = (...args: readonly string[]) => {
    const start = new NpmStart(...args);
    started.push(start);
    return start;
  };
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'vigia-data-'));
    started = [];
  });
  afterEach(async () => {
    for (const start of started) start.kill('SIGKILL');
    await Promise.all(started.map(({ exited }) => exited));
    await rm(data, { recursive: true, force: true });
  });

  it('tells the address, the mailbox and the accounts', async () => {
    const start = npmStart('--port', '0', '--data', data);

    const url = await start.url();

    expect((await fetch(url)).status).toBe(200);
    expect(start.output).toContain(`${url}/buzon`);
    expect(start.output).toContain(DEMO_PASSWORD);
    for (const { email } of Object.values(DEMO_ACCOUNTS)) expect(start.output).toContain(email);
  });

  it('stops cleanly on Ctrl-C, which npm sends twice, and its data folder is free again', async () => {
    const first = npmStart('--port', '0', '--data', data, '--empty');
    const url = await first.url();

    first.kill('SIGINT');
    first.kill('SIGINT');

    expect(await first.exited).toEqual({ code: 0, signal: null });
    await expect(fetch(url)).rejects.toThrow();
    await expect(npmStart('--port', '0', '--data', data).url()).resolves.toBeDefined();
  });

  it('leaves nothing behind when it is killed', async () => {
    const start = npmStart('--port', '0', '--data', data, '--empty');
    await start.url();
    const services = await Promise.all(
      ['api.log', 'boards/node-1.log'].map(async (log) => {
        const url = async () =>
          /"url":"([^"]+)"/.exec(await readFile(join(data, log), 'utf8'))?.[1];
        await expect.poll(url).toBeDefined();
        return (await url())!;
      }),
    );
    for (const url of services) expect((await fetch(`${url}/health/live`)).status).toBe(200);

    start.kill('SIGKILL');

    for (const url of services) await expect.poll(() => isGone(url)).toBe(true);
  });

  it.runIf(hasRedis)('takes Redis along when several nodes serve boards', async () => {
    const start = npmStart('--port', '0', '--data', data, '--empty', '--board-nodes', '2');
    const url = await start.url();
    expect(start.output).toContain('2 nodes');
    const tasks = new Set<string | null>();
    await expect
      .poll(async () => {
        const answer = await fetch(`${url}/boards/health/ready`);
        tasks.add(answer.headers.get('x-board-task'));
        return tasks.size;
      })
      .toBe(2);
    const [, port] = /port=(\d+)/.exec(await readFile(join(data, 'boards/redis.log'), 'utf8'))!;
    const redis = `http://127.0.0.1:${port}`;
    expect(await isGone(redis)).toBe(false);

    start.kill('SIGKILL');

    await expect.poll(() => isGone(redis)).toBe(true);
  });

  it('says which port is taken and what to do', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;

    const start = npmStart('--port', String(port), '--data', data);

    expect(await start.exited).toEqual({ code: 1, signal: null });
    expect(start.output).toContain(`Port ${port} is taken.`);
    expect(start.output).toContain(`npm start -- --port ${port + 1}`);
    expect(start.output).not.toContain('    at ');
    squatter.close();
  });

  it('says that another instance uses the data folder', async () => {
    await npmStart('--port', '0', '--data', data, '--empty').url();

    const second = npmStart('--port', '0', '--data', data);

    expect((await second.exited).code).toBe(1);
    expect(second.output).toContain(`The data folder ${data} is in use by another instance`);
    expect(second.output).toContain('--data DIR');
  });

  it('helps', async () => {
    const start = npmStart('--help');

    expect((await start.exited).code).toBe(0);
    expect(start.output).toContain('--reset');
  });

  it('refuses an unknown option before it builds anything', async () => {
    const start = npmStart('--prot', '80');

    expect((await start.exited).code).toBe(1);
    expect(start.output).toContain("Unknown option '--prot'");
    expect(start.output).not.toContain('built');
  });
});

/** Nobody listens there any more; whatever else goes wrong with a call, somebody did. */
async function isGone(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  return once(socket, 'connect').then(
    () => {
      socket.destroy();
      return false;
    },
    () => true,
  );
}
