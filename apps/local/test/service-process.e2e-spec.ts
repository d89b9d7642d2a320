import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServiceProcess, type ServiceProcess } from '../src/service-process.js';

const LISTENING =
  "console.log(JSON.stringify({ context: 'listening', url: 'http://127.0.0.1:' + process.pid }));";

describe('a service process', () => {
  let folder: string;
  let crashes: string[];
  let running: ServiceProcess | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigia-api-'));
    crashes = [];
    running = undefined;
  });
  afterEach(async () => {
    await running?.close();
    await rm(folder, { recursive: true });
  });

  async function start(program: string): Promise<ServiceProcess> {
    const entry = join(folder, 'main.mjs');
    await writeFile(entry, program);
    running = await startServiceProcess({
      name: 'api',
      entry,
      env: { GREETING: 'hola' },
      logFile: join(folder, 'api.log'),
      onCrash: (what) => crashes.push(what),
    });
    return running;
  }

  it('gets its environment and nothing else', async () => {
    await start(
      `console.log(Object.keys(process.env).join()); ${LISTENING} setInterval(() => {}, 1e6);`,
    );

    const [variables] = (await readFile(join(folder, 'api.log'), 'utf8')).split('\n');
    expect(variables?.split(',').filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([
      'GREETING',
    ]);
  });

  it('that does not come up fails with its last words', async () => {
    await expect(start("console.error('no database'); process.exit(3);")).rejects.toThrow(
      /does not start:\nno database/,
    );
  });

  it('is started again when it ends, and is nowhere meanwhile', async () => {
    const api = await start(
      `process.on('SIGUSR2', () => process.exit(7)); setInterval(() => {}, 1e6); ${LISTENING}`,
    );
    const first = api.pid()!;

    process.kill(first, 'SIGUSR2');

    await expect.poll(() => api.origin()).toBeUndefined();
    await expect.poll(() => api.origin(), { timeout: 10_000 }).toBeDefined();
    expect(api.pid()).not.toBe(first);
    expect(crashes).toEqual([expect.stringContaining('code 7')]);
  });

  it('is tried again when a new start fails', async () => {
    const marker = join(folder, 'broken');
    const api = await start(
      `import { existsSync, rmSync } from 'node:fs';
       if (existsSync(${JSON.stringify(marker)})) { rmSync(${JSON.stringify(marker)}); process.exit(9); }
       ${LISTENING} setInterval(() => {}, 1e6);`,
    );
    await writeFile(marker, '');

    process.kill(api.pid()!, 'SIGKILL');

    await expect.poll(() => crashes.length, { timeout: 10_000 }).toBe(2);
    await expect.poll(() => api.origin(), { timeout: 10_000 }).toBeDefined();
    expect(crashes[1]).toContain('does not start');
  });

  it('is asked to end, and is not started again then', async () => {
    const api = await start(
      `const busy = setInterval(() => {}, 1e6);
       process.on('SIGTERM', () => { console.log('bye'); clearInterval(busy); });
       ${LISTENING}`,
    );
    const pid = api.pid()!;

    await api.close();

    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(await readFile(join(folder, 'api.log'), 'utf8')).toContain('bye');
    expect(crashes).toEqual([]);
  });
});
