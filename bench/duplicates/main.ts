/**
 * `npm run bench:duplicates`: how long suggestions take over 10,000 open incidents in DynamoDB (embedded, over HTTP), with
 * nothing new and with a report before every fifth question; beside them, in the same run, comparing with every incident
 * as a task without an index would. `npm run bench:duplicates -- 2000` takes another number.
 */
import { join } from 'node:path';
import { IncidentEventType, type Incident } from '@vigia/domain/incident';
import { roleAudience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import {
  DynamoIncidentRepository,
  DynamoNotificationRepository,
  createDocumentClient,
  createTables,
  tableNames,
} from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { RandomIds, SystemClock } from '@vigia/platform';
import { readCampusFile } from '../../apps/api/src/config/campus-file.js';
import type { Config } from '../../apps/api/src/config/config.js';
import { DuplicatesService } from '../../apps/api/src/modules/incidents/duplicates/duplicates.service.js';
import { OpenIncidentIndex } from '../../apps/api/src/modules/incidents/duplicates/open-incident-index.js';
import { OpenIncidents } from '../../apps/api/src/modules/incidents/duplicates/open-incidents.js';
import { LABELLED_QUERIES } from '../../apps/api/test/duplicates/labelled-queries.js';
import { toIntention } from '../../apps/api/test/duplicates/labelled-set.js';
import { openIncidents } from './campus-of-incidents.js';

const TARGET_MS = 150;
const QUESTIONS = 400;
/** Who fills a form asks some times before it is sent. */
const ASKED_PER_REPORT = 5;
const SCANS = 5;
const LOADERS = 8;
const HOUR_MS = 3_600_000;

const count = Number(process.argv[2] ?? 10_000);
const catalogue = readCampusFile(join(import.meta.dirname, '../../apps/api/campus/demo.json'));
const config = { campus: { feed: true, catalogue } } as Config;
const clock = new SystemClock();
const ids = new RandomIds();
const asker: Actor = {
  email: 'eva@utec.edu.pe',
  name: 'Eva Soto',
  role: Role.Student,
  speciality: null,
  status: 'activo',
};

const database = await startDynamoDb();
const client = createDocumentClient({ region: 'us-east-1', endpoint: database.endpoint });
const tables = tableNames('bench');
await createTables(client, tables);
const incidents = new DynamoIncidentRepository(client, tables);
const duplicates = new DuplicatesService(
  new OpenIncidents(incidents, new DynamoNotificationRepository(client, tables), config, clock),
  incidents,
  config,
  clock,
);

try {
  const all = openIncidents(catalogue, count, clock.nowMs());
  say(`${String(count)} open incidents; ${String(QUESTIONS)} questions of the labelled set`);
  await load(all);

  const started = performance.now();
  while ((await duplicates.find(asker, question(0))).length === 0) {
    if (performance.now() - started > 120_000) throw new Error('The index never came up.');
  }
  say(`first look, which reads everything: ${ms(performance.now() - started)}`);

  const calm = tell(
    'nothing new',
    await times(QUESTIONS, (at) => duplicates.find(asker, question(at))),
  );
  const extra = openIncidents(catalogue, count + QUESTIONS, clock.nowMs()).slice(count);
  const withNews: Took[] = [];
  for (const [at, incident] of extra.entries()) {
    if (at % ASKED_PER_REPORT === 0) await report(incident, clock.nowMs());
    withNews.push(...(await times(1, () => duplicates.find(asker, question(at)))));
  }
  const worst = Math.max(calm, tell('a report before every fifth', withNews));
  tell('without an index', await times(SCANS, (at) => scan(all, at)));
  say(worst <= TARGET_MS ? `within ${ms(TARGET_MS)}` : `ABOVE ${ms(TARGET_MS)}`);
  if (worst > TARGET_MS) process.exitCode = 1;
} finally {
  client.destroy();
  await database.close();
}

/** What a task without an index does: everything is read into terms and compared, for every question. */
function scan(all: readonly Incident[], at: number): Promise<unknown> {
  const index = new OpenIncidentIndex(catalogue);
  for (const incident of all) index.put(incident);
  return Promise.resolve(index.search(question(at), clock.nowMs(), () => true));
}

function question(at: number) {
  const query = LABELLED_QUERIES[at % LABELLED_QUERIES.length];
  if (query === undefined) throw new Error('There is no labelled query.');
  return toIntention(query);
}

async function load(all: readonly Incident[]): Promise<void> {
  const rest = all.values();
  const loader = async (): Promise<void> => {
    // Long ago: what is a minute old is looked at again with every question.
    for (const incident of rest) await report(incident, clock.nowMs() - HOUR_MS);
  };
  await Promise.all(Array.from({ length: LOADERS }, loader));
}

function report(incident: Incident, atMs: number): Promise<void> {
  const event = {
    type: IncidentEventType.Reported,
    incidentId: incident.id,
    title: incident.title,
    actor: { email: incident.reporterEmail, name: incident.reporterName, role: Role.Student },
    from: null,
    to: incident.status,
    reason: null,
    assigneeName: null,
    previousAssignee: null,
    changed: [],
    otherId: null,
    at: new Date(atMs).toISOString(),
  };
  const row = {
    id: ids.ulid(atMs),
    audience: roleAudience(Role.Admin),
    capacity: 'admins',
    kind: event.type,
    incidentId: incident.id,
    title: incident.title,
    actor: event.actor,
    from: null,
    to: incident.status,
    reason: null,
    isUrgent: false,
    at: event.at,
  } as const;
  return incidents.commit({
    incident,
    activity: { ...event, id: ids.ulid(atMs) },
    notifications: [row],
  });
}

/** Milliseconds; the CPU is that of the embedded DynamoDB too, which runs in this process. */
interface Took {
  readonly wall: number;
  readonly cpu: number;
}

async function times(runs: number, work: (at: number) => Promise<unknown>): Promise<Took[]> {
  const took: Took[] = [];
  for (let at = 0; at < runs; at += 1) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await work(at);
    const { user, system } = process.cpuUsage(before);
    took.push({ wall: performance.now() - started, cpu: (user + system) / 1000 });
  }
  return took;
}

function tell(what: string, took: readonly Took[]): number {
  const sorted = took.map(({ wall }) => wall).sort((a, b) => a - b);
  const cpu = took.reduce((sum, one) => sum + one.cpu, 0) / took.length;
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  say(`${what}: p50 ${ms(at(0.5))}, p95 ${ms(at(0.95))}, p99 ${ms(at(0.99))}; CPU ${ms(cpu)}`);
  return at(0.95);
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
