/**
 * `npm run bench:fan-out`: what telling 1 to 10,000 live sockets of one event costs the api, with nobody else connected
 * and with 100,000 connections of others stored; beside it, in the same run, what the old system did: scan, filter, post
 * one by one. DynamoDB, the gateway and the clients are processes of their own, so the CPU is the api's alone.
 */
import { loadavg } from 'node:os';
import { roleAudience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { createDocumentClient, createTables, tableNames } from '@vigia/dynamo';
import { ManagementApiPushGateway } from '../../apps/api/src/modules/notifications/management-api.push-gateway.js';
import type { Config } from '../../apps/api/src/config/config.js';
import { countCalls } from './calls.js';
import { Crowd } from './crowd.js';
import { startProgram } from './program.js';
import { FarGateway } from './far-gateway.js';
import { newWay, oldWay, type Way } from './ways.js';
import { measure, median, type Cost } from './cost.js';

const SIZES = [1, 100, 1_000, 10_000];
const STRANGERS = Number(process.argv[2] ?? 100_000);
const ROUNDS = 5;
/** Rounds of the old way; of its slowest, one. */
const OLD_ROUNDS = 3;
const SLOW = 10_000;
/** What a post to API Gateway takes there and back, about. */
const FAR_MS = 20;

const database = await startProgram('database.ts');
const gateway = await startProgram('gateway.ts');
const clients = await startProgram('clients.ts');
const client = createDocumentClient({ region: 'us-east-1', endpoint: database.address });
const tables = tableNames('bench');
await createTables(client, tables);
const calls = countCalls(client);
const config = {
  socket: { region: 'us-east-1', managementEndpoint: gateway.address },
} as Config;
const near = new ManagementApiPushGateway(config);
const audience = roleAudience(Role.Student);
const crowd = new Crowd(client, tables, clients, gateway);
const ground = { client, tables, audience };

try {
  say(`load of the machine ${loadavg()[0]?.toFixed(1) ?? '?'}`);
  await crowd.connect(Math.max(...SIZES));
  await crowd.listen(100, audience);
  for (const way of [newWay(ground, near), oldWay(ground, near)]) await rounds(way, 100, 3);

  say(
    'told | others stored | last told ms, CPU µs each, DynamoDB calls (rows read) | the old way | old/new: time, CPU',
  );
  for (const size of SIZES) await compare(size, 0);
  await crowd.addStrangers(STRANGERS);
  for (const size of SIZES.toReversed()) await compare(size, STRANGERS);

  say(`\nposts that take ${String(FAR_MS)} ms longer, as API Gateway's may`);
  const far = new FarGateway(config, FAR_MS);
  for (const [size, old] of [
    [100, true],
    [10_000, false],
  ] as const) {
    await crowd.listen(size, audience);
    const now = await rounds(newWay(ground, far), size, 1);
    const before = old ? await rounds(oldWay(ground, far), size, 1) : undefined;
    say(
      `${String(size)} | ${shown(now)}${before === undefined ? '' : ` | ${shown(before)} | ×${(before.lastMs / now.lastMs).toFixed(1)}`}`,
    );
  }
  say(`load of the machine ${loadavg()[0]?.toFixed(1) ?? '?'}`);
} finally {
  client.destroy();
  for (const program of [clients, gateway, database]) program.stop();
}

async function compare(size: number, strangers: number): Promise<void> {
  await crowd.listen(size, audience);
  const now = await rounds(newWay(ground, near), size, ROUNDS);
  const old = await rounds(oldWay(ground, near), size, size >= SLOW ? 1 : OLD_ROUNDS);
  const ratios = [old.lastMs / now.lastMs, old.cpuMs / now.cpuMs].map((by) => `×${by.toFixed(1)}`);
  say(
    `${String(size)} | ${String(strangers)} | ${shown(now)} | ${shown(old)} | ${ratios.join(', ')}`,
  );
}

/** The median of so many rounds. */
async function rounds(way: Way, size: number, count: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let at = 0; at < count; at += 1) costs.push(await measure(way, size, clients, calls));
  return median(costs);
}

function shown({ lastMs, cpuMs, deliveries, dynamoCalls, rowsRead }: Cost): string {
  const each = ((cpuMs * 1000) / deliveries).toFixed(0);
  return `${lastMs.toFixed(1)} ms, ${each} µs, ${String(dynamoCalls)} (${String(rowsRead)})`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
