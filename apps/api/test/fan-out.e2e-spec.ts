import { roleAudience, type Audience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import {
  DynamoConnectionRepository,
  DynamoFollowerRepository,
  createDocumentClient,
  createTables,
  tableNames,
} from '@vigia/dynamo';
import { startDynamoDb, type EmbeddedDynamoDb } from '@vigia/embedded/dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotificationsService } from '../src/modules/notifications/notifications.service.js';
import { PushGateway, type Posted } from '../src/modules/notifications/push-gateway.js';
import { aNotification, anIncident } from './support/fixtures.js';
import { MovableClock } from './support/movable-clock.js';

const PAGE = 10;
const STUDENTS = roleAudience(Role.Student);
const ADMINS = roleAudience(Role.Admin);

/** Counts posts to sockets that are all there. */
class CountingGateway extends PushGateway {
  readonly posts: string[] = [];

  override post(id: string): Promise<Posted> {
    this.posts.push(id);
    return Promise.resolve('delivered');
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

const clock = new MovableClock();
const tables = tableNames('test');
let database: EmbeddedDynamoDb;
let client: ReturnType<typeof createDocumentClient>;
let connections: DynamoConnectionRepository;
let calls: string[] = [];

beforeAll(async () => {
  database = await startDynamoDb();
  client = createDocumentClient({ region: 'us-east-1', endpoint: database.endpoint });
  await createTables(client, tables);
  connections = new DynamoConnectionRepository(client, tables, PAGE);
  client.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        calls.push(String(commandName));
        return next(call);
      },
    { step: 'initialize', name: 'count-calls' },
  );
});

afterAll(async () => {
  client.destroy();
  await database.close();
});

async function connect(count: number, group: Audience): Promise<void> {
  const expiresAt = new Date(clock.nowMs() + 60_000).toISOString();
  for (let at = 0; at < count; at += 1) {
    const id = `${group}${String(at)}`;
    await connections.put({
      id,
      email: `${id}@utec.edu.pe`,
      group,
      connectedAt: clock.now(),
      expiresAt,
    });
  }
}

/** What one event for students takes. */
async function tell(): Promise<{ calls: string[]; posts: number }> {
  const gateway = new CountingGateway();
  const followers = new DynamoFollowerRepository(client, tables);
  const service = new NotificationsService(connections, followers, gateway, clock);
  calls = [];
  service.publish([aNotification({ audience: STUDENTS })], anIncident());
  await service.onApplicationShutdown();
  expect(new Set(gateway.posts).size).toBe(gateway.posts.length);
  return { calls, posts: gateway.posts.length };
}

const queries = (count: number): string[] => Array<string>(count).fill('QueryCommand');

describe('telling live sockets of one event', () => {
  it('[LIV-12] takes a post for each and a query for each page of them, however many others are connected', async () => {
    expect(await tell()).toEqual({ calls: queries(1), posts: 0 });

    await connect(5, STUDENTS);
    expect(await tell()).toEqual({ calls: queries(1), posts: 5 });
    await connect(200, ADMINS);
    expect(await tell()).toEqual({ calls: queries(1), posts: 5 });

    await connect(45, STUDENTS);
    expect(await tell()).toEqual({ calls: queries(5), posts: 45 });
    await connect(400, ADMINS);
    expect(await tell()).toEqual({ calls: queries(5), posts: 45 });
  });
});
