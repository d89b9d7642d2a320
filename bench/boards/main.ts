/**
 * `npm run bench:boards`: what drawing together and joining late cost, beside a plain relay in the same run, and what a
 * board costs in Chromium. `npm run bench:boards browser` measures the last alone.
 */
import { fileURLToPath } from 'node:url';
import {
  bundleTask,
  startBacking,
  startNode,
  startRedis,
  stop,
} from '../../apps/boards/test/support/processes.js';
import { measureInBrowser, type Frames } from './in-browser.js';
import { joinLate } from './late-join.js';
import { loadBoards, loadRelay, type Load, type Result } from './load.js';

const [seconds = '8'] = process.argv.slice(2);
const LOADS: readonly Load[] = [
  { clients: 10, writers: 1 },
  { clients: 50, writers: 5 },
  { clients: 200, writers: 5 },
  { clients: 200, writers: 20 },
];

if (seconds !== 'browser') await measureService();
await measureBrowser();

async function measureService(): Promise<void> {
  say(
    'clients/writers | what | p50/p95/p99 ms | CPU µs per delivered point | bytes per point | delivered',
  );
  const backing = await startBacking();
  const file = await bundleTask();
  for (const load of LOADS) {
    const name = `${String(load.clients)}/${String(load.writers)}`;
    const relay = await startNode(fileURLToPath(new URL('relay.mjs', import.meta.url)), {});
    const baseline = await loadRelay(relay, load, Number(seconds));
    await stop(relay);
    tell(name, 'plain relay, 1 process', baseline, baseline);

    const task = await startNode(file, backing.environment(undefined));
    tell(
      name,
      'boards, 1 process',
      await loadBoards(backing, [task], [], load, Number(seconds)),
      baseline,
    );
    await stop(task);

    const redis = await startRedis();
    const env = backing.environment(redis.port);
    const tasks = [await startNode(file, env), await startNode(file, env)];
    const two = await loadBoards(backing, tasks, [redis], load, Number(seconds));
    tell(name, 'boards, 2 processes + Redis', two, baseline);
    for (const one of tasks) await stop(one);
    await stop(redis, redis.folder);
  }

  say('\nstrokes | snapshot KB | HTTP ms | socket ms | server CPU ms per join');
  const task = await startNode(file, backing.environment(undefined));
  for (const strokes of [1_000, 10_000, 50_000]) {
    const join = await joinLate(backing, task, strokes);
    say(
      `${String(strokes)} | ${join.kilobytes.toFixed(0)} | ${join.httpMs.toFixed(1)} | ${join.socketMs.toFixed(1)} | ${join.cpuMs.toFixed(1)}`,
    );
  }
  await stop(task);
  await backing.close();
}

async function measureBrowser(): Promise<void> {
  say(
    '\nin Chromium: strokes in view | loaded, drawn ms | what | work a frame, between frames: p50/p95/max ms',
  );
  for (const strokes of [1_000, 10_000]) {
    const cost = await measureInBrowser(strokes);
    const { loadedMs, drawnMs } = cost;
    const name = `${String(strokes)} | ${loadedMs.toFixed(0)}, ${drawnMs.toFixed(0)}`;
    for (const what of ['drawing', 'watching', 'panning', 'zooming'] as const) {
      say(`${name} | ${what} | ${shown(cost[what])}`);
    }
    if (strokes === 10_000)
      say(`the core with all it needs: ${cost.kilobytes.toFixed(0)} KB minified`);
  }
}

function shown({ work, between }: Frames): string {
  return [work, between]
    .map(({ p50, p95, max }) => [p50, p95, max].map((ms) => ms.toFixed(1)).join('/'))
    .join(', ');
}

function tell(load: string, what: string, result: Result, baseline: Result): void {
  const { p50, p95, p99, cpu, bytes, delivered } = result;
  const times = [p50, p95, p99].map((ms) => ms.toFixed(1)).join('/');
  const share = `${(delivered * 100).toFixed(1)} %`;
  const ratio = `×${(cpu / baseline.cpu).toFixed(2)}`;
  say(
    `${load} | ${what} | ${times} | ${cpu.toFixed(1)} (${ratio}) | ${bytes.toFixed(1)} | ${share}`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
