import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  Topic,
  noPreferences,
  roleAudience,
  userAudience,
  type Notification,
} from '@vigia/domain/notification';
import { Channel, emptyParcel, enclose, type Parcel } from '@vigia/domain/outreach';
import { ConcurrentChangeError, Role, UnreadableError } from '@vigia/domain/shared';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  DynamoNotificationRepository,
  DynamoOutreachRepository,
  DynamoPreferencesRepository,
  type TableNames,
} from '../src/index.js';
import { dynamoStorage, startDynamoEngine } from './support/dynamo-engine.js';
import { NOON, aCommit, aNotification, anIncident } from './support/fixtures.js';

const engine = await startDynamoEngine();
afterAll(() => engine.close());

const ADMINS = roleAudience(Role.Admin);
const EVA = 'eva@admin.utec.edu.pe';
const LUIS = 'luis@admin.utec.edu.pe';

let tables: TableNames;
let told: string[];
const tell = ({ message }: UnreadableError): void => void told.push(message);

beforeEach(async () => {
  tables = await engine.createTables();
  told = [];
});

/** Writes a word of a newer version into a row. */
async function spoil(
  table: 'notifications' | 'personal',
  Key: Readonly<Record<string, string>>,
  attribute: string,
  value: unknown = 'x-of-tomorrow',
): Promise<void> {
  await engine.client.send(
    new UpdateCommand({
      TableName: tables[table],
      Key,
      UpdateExpression: 'SET #a = :v',
      ExpressionAttributeNames: { '#a': attribute },
      ExpressionAttributeValues: { ':v': value },
    }),
  );
}

describe('[STO-8] a notification that cannot be read', () => {
  const inboxes = (): DynamoNotificationRepository =>
    new DynamoNotificationRepository(engine.client, tables, tell);

  async function stored(count: number): Promise<readonly Notification[]> {
    const rows = Array.from({ length: count }, () => aNotification());
    const commit = { ...aCommit(anIncident()), notifications: rows };
    await dynamoStorage(engine.client, tables).incidents.commit(commit);
    return rows;
  }

  async function spoilRows(rows: readonly Notification[]): Promise<void> {
    for (const { audience, id } of rows) {
      await spoil('notifications', { audiencia: audience, id }, 'calidad');
    }
  }

  it('is left out of what leaves the app, and pages of nothing else are passed over', async () => {
    const rows = await stored(8);
    await spoilRows(rows.slice(1, 6));
    const readable = [rows[0], ...rows.slice(6)];

    expect(await inboxes().listOutgoing('', 10)).toEqual(readable);
    expect(await inboxes().listOutgoing('', 2)).toEqual(readable.slice(0, 2));
    expect(await inboxes().listOutgoing(rows[0]!.id, 2)).toEqual(rows.slice(6));
    expect(told[0]).toContain(rows[1]!.id);
  });

  it('ends the list where nothing else comes any more', async () => {
    const rows = await stored(5);
    await spoilRows(rows);

    expect(await inboxes().listOutgoing('', 2)).toEqual([]);
    expect(told).toHaveLength(5);
  });

  it('is left out of what its audience is told, forwards and backwards, and of what is found', async () => {
    const rows = await stored(7);
    await spoilRows(rows.slice(1, 6));
    const [first, last] = [rows[0], rows[6]];

    expect(await inboxes().listSince(ADMINS, '', 2)).toEqual([first, last]);
    expect(await inboxes().listLatest(ADMINS, { limit: 2 })).toEqual([last, first]);
    expect(await inboxes().findSeveral(rows)).toHaveLength(2);
  });

  it('is an error where nobody listens', async () => {
    await spoilRows(await stored(1));

    const deaf = new DynamoNotificationRepository(engine.client, tables);
    await expect(deaf.listOutgoing('', 2)).rejects.toThrow(UnreadableError);
  });
});

describe('[STO-8] preferences that cannot be read', () => {
  it('count as the defaults for their person alone, and are not written over', async () => {
    const preferences = new DynamoPreferencesRepository(engine.client, tables, tell);
    const chosen = {
      ...noPreferences(EVA),
      channels: { [Topic.Desk]: { app: true, push: true, mail: 'no' } },
      version: 1,
    } as const;
    await preferences.save(chosen);
    await preferences.save({ ...chosen, email: LUIS });
    const newer = [{ tema: 'x-of-tomorrow', app: true, push: true, correo: 'no' }];
    await spoil('personal', { email: EVA, id: 'avisos' }, 'canales', newer);

    expect(await preferences.findSeveral([EVA, LUIS])).toEqual([
      noPreferences(EVA),
      { ...chosen, email: LUIS },
    ]);
    expect(await preferences.find(EVA)).toEqual(noPreferences(EVA));
    expect(told[0]).toContain(EVA);
    await expect(preferences.save({ ...noPreferences(EVA), version: 1 })).rejects.toThrow(
      ConcurrentChangeError,
    );
  });
});

describe('[STO-8] a parcel that cannot be read', () => {
  let outreach: DynamoOutreachRepository;
  beforeEach(() => {
    outreach = new DynamoOutreachRepository(engine.client, tables, tell);
  });
  const keyOf = ({ email, channel }: Parcel) => ({ email, id: `entrega#${channel}` });

  async function waiting(email: string): Promise<Parcel> {
    const notice = aNotification({ audience: userAudience(email) });
    const empty = emptyParcel({ email, channel: Channel.Mail }, NOON);
    const parcel = enclose(empty, notice, { dueAt: NOON, at: NOON });
    expect(await outreach.save(parcel)).toBe(true);
    return parcel;
  }

  it('is passed over by what is due behind it, and is due no more', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await spoil('personal', keyOf(await waiting(`a${String(n)}@utec.edu.pe`)), 'canal');
    }
    const behind = await waiting('b@utec.edu.pe');

    expect(await outreach.due('avisos', NOON, 2)).toEqual([behind]);
    expect(told).toHaveLength(5);
    expect(await outreach.due('avisos', NOON, 2)).toEqual([behind]);
    expect(told).toHaveLength(5);
  });

  it('is kept with the reason, and gives its place to what comes next', async () => {
    const parcel = await waiting(EVA);
    await spoil('personal', keyOf(parcel), 'intentos');

    expect(await outreach.findSeveral([parcel])).toEqual([]);

    const { Items = [] } = await engine.client.send(
      new ScanCommand({ TableName: tables.personal }),
    );
    expect(Items).toEqual([expect.objectContaining({ ...keyOf(parcel), ilegible: told[0] })]);
    expect(await outreach.due('avisos', NOON, 2)).toEqual([]);
    const next = await waiting(EVA);
    expect(await outreach.findSeveral([next])).toEqual([next]);
    expect(await outreach.due('avisos', NOON, 2)).toEqual([next]);
  });

  it('is brought without the notices in it that cannot be read, which it counts', async () => {
    const parcel = await waiting(EVA);
    const more = enclose(parcel, aNotification({ audience: userAudience(EVA) }), {
      dueAt: NOON,
      at: NOON,
    });
    expect(await outreach.save({ ...more, version: 2 })).toBe(true);
    const [{ id, event }] = parcel.enclosed as [Parcel['enclosed'][number]];
    const [, other] = more.enclosed;
    const newer = [
      { audiencia: 'x#tomorrow', id, evento: event },
      { audiencia: other!.audience, id: other!.id, evento: other!.event },
    ];
    await spoil('personal', keyOf(parcel), 'avisos', newer);

    expect(await outreach.due('avisos', NOON, 2)).toEqual([
      { ...more, version: 2, enclosed: [other], left: 1 },
    ]);
    expect(told).toHaveLength(1);
  });
});
