/**
 * `npm run bench:triage`: what lists, search, board and counts cost over 10,000 seeded incidents (`-- 2000`: over 2,000),
 * in calls to DynamoDB and, on the embedded engine, in time. It fails when anything scans.
 */
import type { IncidentFilter, IncidentOrder } from '@vigia/domain/incident';
import {
  DynamoIncidentRepository,
  DynamoUserRepository,
  createDocumentClient,
  createTables,
  tableNames,
} from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { readCampusFile } from '../../apps/api/src/config/campus-file.js';
import { CAMPUS } from '../../apps/local/src/campus.js';
import { storeCrop } from '../../tools/seed/seed.js';

const ROUNDS = 20;
const incidentCount = Number(process.argv[2] ?? '10000');

const engine = await startDynamoDb();
const client = createDocumentClient({ region: 'us-east-1', endpoint: engine.endpoint });
const tables = tableNames('bench');
await createTables(client, tables);
const ground = { client, tables, users: new DynamoUserRepository(client, tables) };
const begun = performance.now();
await storeCrop(ground, {
  incidents: incidentCount,
  seed: 1,
  until: Date.parse('2026-03-02'),
  catalogue: readCampusFile(CAMPUS.file),
  passwordHash: 'none',
});
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
process.stdout.write(`seeded ${String(incidentCount)} incidents in ${seconds} s\n`);

let calls: string[] = [];
client.middlewareStack.add(
  (next, { commandName }) =>
    (call) => {
      calls.push(String(commandName).replace('Command', ''));
      return next(call);
    },
  { step: 'initialize', name: 'count-calls' },
);

const incidents = new DynamoIncidentRepository(client, tables);
const page =
  (order: IncidentOrder, filter: IncidentFilter = {}, limit = 20) =>
  async (): Promise<number> =>
    (await incidents.listAll({ filter, order, limit })).items.length;

await measure('newest, all', page('newest'));
await measure('newest, all, 1000 a page', page('newest', {}, 1000));
await measure('pending by priority', page('priority', { statuses: ['pendiente'] }));
await measure(
  'open by priority',
  page('priority', { statuses: ['pendiente', 'asignado', 'en_proceso'] }),
);
await measure('a column of the board', page('newest', { statuses: ['en_proceso'] }));
await measure('search, frequent word', page('newest', { text: 'puerta' }));
await measure('search, rare word', page('newest', { text: 'xilófono' }));
await measure(
  'pending of a building',
  page('priority', { statuses: ['pendiente'], building: 'aulas' }),
);
await measure('counts', async () => Object.keys((await incidents.count()).byStatus).length);

client.destroy();
await engine.close();

async function measure(name: string, read: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    calls = [];
    const from = performance.now();
    found = await read();
    times.push(performance.now() - from);
  }
  if (calls.some((call) => call.startsWith('Scan'))) throw new Error(`${name} scans.`);
  times.sort((a, b) => a - b);
  const at = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(0);
  process.stdout.write(
    `${name.padEnd(28)} ${String(found).padStart(4)} rows  ${String(calls.length).padStart(2)} calls  p50 ${at(0.5)} ms  p95 ${at(0.95)} ms\n`,
  );
}
