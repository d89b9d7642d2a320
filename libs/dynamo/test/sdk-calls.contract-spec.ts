import { EVERY_BOARD } from '@vigia/domain/board';
import { IncidentStatus } from '@vigia/domain/incident';
import { completePhoto, type UploadingPhoto } from '@vigia/domain/photo';
import { roleAudience, userAudience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoStorage, startDynamoEngine } from './support/dynamo-engine.js';
import {
  NOON,
  aBoard,
  aChange,
  aCommit,
  aConnection,
  aLink,
  aNotification,
  aReceipt,
  aSession,
  aUser,
  aWorker,
  anAssignment,
  anIncident,
} from './support/fixtures.js';
import type { Storage } from './support/storage.js';

const engine = await startDynamoEngine();
afterAll(() => engine.close());

const calls: string[] = [];
engine.client.middlewareStack.add(
  (next, context) => (args) => {
    calls.push(String(context.commandName));
    return next(args);
  },
  { step: 'deserialize', name: 'countCalls' },
);

const LIST = { filter: {}, order: 'newest', limit: 2 } as const;

describe('DynamoDB requests per method, the main cost of a request', () => {
  let storage: Storage;
  beforeEach(async () => {
    storage = dynamoStorage(engine.client, await engine.createTables());
    calls.length = 0;
  });
  const callsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    calls.length = 0;
    await work();
    return calls.splice(0).map((name) => name.replace(/Command$/, ''));
  };

  it('writes an incident with history, notifications, loads and receipt in one', async () => {
    await storage.users.create(aWorker());
    const created = aCommit(anIncident(), { receipt: aReceipt() });
    const assigned = { status: IncidentStatus.Assigned, assignment: anAssignment() };
    const change = aChange(created.incident, assigned, aReceipt());

    expect(await callsOf(() => storage.incidents.commit(created))).toEqual(['TransactWriteItems']);
    expect(await callsOf(() => storage.incidents.commit(change))).toEqual(['TransactWriteItems']);
  });

  it('finds anything in one', async () => {
    const finds = [
      () => storage.incidents.find('1'),
      () => storage.users.find('ana@utec.edu.pe'),
      () => storage.sessions.find('1'),
      () => storage.connections.find('1'),
      () => storage.receipts.find('1'),
      () => storage.photos.find('1'),
      () => storage.boards.find('1'),
      () => storage.boardStates.find('1'),
      () => storage.notifications.readState('ana@utec.edu.pe'),
      () => storage.autoAssignment.find(),
    ];

    for (const find of finds) expect(await callsOf(find)).toEqual(['GetItem']);
  });

  it('begins, settles and finds photos in one each, and puts them onto an incident with its own write', async () => {
    const photo: UploadingPhoto = {
      id: '1',
      ownerEmail: 'ana@utec.edu.pe',
      declaredType: 'image/png',
      declaredBytes: 1,
      createdAt: NOON,
      status: 'subiendo',
    };
    const ready = completePhoto(photo, { width: 1, height: 1, bytes: 1, digest: 'd' });
    const commit = { ...aCommit(anIncident()), photos: [ready] };

    expect(await callsOf(() => storage.photos.create(photo))).toEqual(['PutItem']);
    expect(await callsOf(() => storage.photos.settle(ready))).toEqual(['PutItem']);
    expect(await callsOf(() => storage.photos.findAll(['1', '2']))).toEqual(['BatchGetItem']);
    expect(await callsOf(() => storage.incidents.commit(commit))).toEqual(['TransactWriteItems']);
  });

  it('says something with what it tells in one, and hears both kinds in one each', async () => {
    const said = { email: 'ana@utec.edu.pe', name: 'Ana', role: Role.Student };
    const message = {
      id: '1',
      incidentId: '1',
      author: said,
      text: 'Hola',
      isInternal: false,
      mentions: [],
      at: NOON,
    };
    const commit = { message, notifications: [aNotification()], receipt: aReceipt() };
    const page = { limit: 2 };
    const entry = {
      id: '1',
      incidentId: '1',
      by: said,
      minutes: 5,
      materials: [],
      note: '',
      at: NOON,
    };

    expect(await callsOf(() => storage.conversations.add(commit))).toEqual(['TransactWriteItems']);
    expect(await callsOf(() => storage.conversations.list('1', 'reporter', page))).toEqual([
      'Query',
    ]);
    expect(await callsOf(() => storage.conversations.list('1', 'staff', page))).toEqual([
      'Query',
      'Query',
    ]);
    expect(await callsOf(() => storage.work.add(entry, aReceipt()))).toEqual([
      'TransactWriteItems',
    ]);
    expect(await callsOf(() => storage.work.list('1'))).toEqual(['Query']);
  });

  it('reads a page of a list in one', async () => {
    for (const second of ['1', '2', '3', '4', '5']) {
      const reportedAt = `2026-03-02T12:00:0${second}.000Z`;
      const incident = anIncident({ id: second, reportedAt, assignment: anAssignment() });
      await storage.incidents.commit(aCommit(incident));
    }
    const { next: cursor } = await storage.incidents.listByReporter('ana@utec.edu.pe', LIST);
    const filtered = { ...LIST, filter: { text: 'agua' } };
    const lists = [
      () => storage.incidents.listByReporter('ana@utec.edu.pe', LIST),
      () => storage.incidents.listByReporter('ana@utec.edu.pe', { ...LIST, cursor: cursor! }),
      () => storage.incidents.listByReporter('ana@utec.edu.pe', filtered),
      () => storage.incidents.listByAssignee('luis@limpieza.pe', LIST),
      () => storage.incidents.listActivity('1', { limit: 2 }),
      () => storage.users.listByRole(Role.Worker, { limit: 2 }),
      () => storage.users.listBySpeciality('TI'),
      () => storage.notifications.listSince(roleAudience(Role.Admin), '', 2),
      () => storage.notifications.listLatest(roleAudience(Role.Admin), { limit: 2 }),
    ];

    for (const list of lists) expect(await callsOf(list)).toEqual(['Query']);
  });

  it('reads a page of all incidents in one per status asked for, or per assignee', async () => {
    for (const status of [IncidentStatus.Pending, IncidentStatus.Closed]) {
      for (let n = 0; n < 5; n += 1)
        await storage.incidents.commit(aCommit(anIncident({ status })));
    }
    const statuses = [IncidentStatus.Pending, IncidentStatus.Closed];
    const queries = (count: number): readonly string[] => Array<string>(count).fill('Query');
    const list = (filter: Parameters<Storage['incidents']['listAll']>[0]['filter']) =>
      callsOf(() => storage.incidents.listAll({ ...LIST, filter }));

    expect(await list({})).toEqual(queries(6));
    expect(await list({ statuses })).toEqual(queries(2));
    expect(await list({ statuses, text: 'agua' })).toEqual(queries(2));
    expect(await list({ statuses, assignee: 'luis@limpieza.pe' })).toEqual(queries(1));
    expect(await list({ statuses: [] })).toEqual([]);
  });

  it('writes an account, a session, a link, a ticket or a connection in one', async () => {
    const session = aSession();
    const link = aLink();
    const connection = aConnection();
    const user = aUser();

    expect(await callsOf(() => storage.users.create(user))).toEqual(['TransactWriteItems']);
    expect(await callsOf(() => storage.users.save({ ...user, version: 2 }))).toEqual([
      'TransactWriteItems',
    ]);
    expect(await callsOf(() => storage.sessions.create(session))).toEqual(['PutItem']);
    expect(await callsOf(() => storage.sessions.slide(session))).toEqual(['UpdateItem']);
    expect(await callsOf(() => storage.sessions.rotate(session, 'refresh-1'))).toEqual([
      'UpdateItem',
    ]);
    expect(await callsOf(() => storage.sessions.remove(session.id))).toEqual(['DeleteItem']);
    expect(await callsOf(() => storage.tokens.put(link))).toEqual(['TransactWriteItems']);
    expect(await callsOf(() => storage.tokens.find(link.hash, 'verify-email', NOON))).toEqual([
      'GetItem',
    ]);
    expect(await callsOf(() => storage.tokens.consume(link.hash, 'verify-email', NOON))).toEqual([
      'DeleteItem',
    ]);
    expect(await callsOf(() => storage.tokens.claim('1', NOON))).toEqual(['PutItem']);
    expect(await callsOf(() => storage.connections.put(connection))).toEqual(['PutItem']);
    expect(await callsOf(() => storage.connections.remove(connection.id))).toEqual(['DeleteItem']);
  });

  it('marks as read in two, and in one when nothing is new', async () => {
    const mark = (): Promise<unknown> =>
      storage.notifications.markRead('ana@utec.edu.pe', { ids: ['A1'] }, 'Z');

    expect(await callsOf(mark)).toEqual(['GetItem', 'PutItem']);
    expect(await callsOf(mark)).toEqual(['GetItem']);
  });

  it('lists the connections of an audience in one per page', async () => {
    for (let n = 0; n < 3; n += 1) await storage.connections.put(aConnection());

    const calls = await callsOf(async () => {
      const audience = userAudience('ana@utec.edu.pe');
      for await (const page of storage.connections.listIds(audience)) expect(page).toBeDefined();
    });

    expect(calls).toEqual(['Query', 'Query']);
  });

  it('writes a board with everybody’s lists and ended access in one, and ends access by itself in one', async () => {
    const guests = [{ email: 'ana@utec.edu.pe', name: 'Ana', role: 'escritura' as const }];
    const before = aBoard({ guests });
    const board = { ...before, guests: [], archived: true, version: 2 };
    const ended = { email: 'ana@utec.edu.pe', at: NOON };

    expect(await callsOf(() => storage.boards.commit({ board: before }))).toEqual([
      'TransactWriteItems',
    ]);
    expect(await callsOf(() => storage.boards.commit({ before, board }))).toEqual([
      'TransactWriteItems',
    ]);
    expect(await callsOf(() => storage.boardStates.revoke('1', ended))).toEqual(['UpdateItem']);
    expect(await callsOf(() => storage.boardStates.revoke(EVERY_BOARD, ended))).toEqual([
      'UpdateItem',
    ]);
    expect(await callsOf(() => storage.boardStates.find(EVERY_BOARD))).toEqual(['BatchGetItem']);
  });

  it('reads a page of boards in two, one when there are none, and a page of comments in one', async () => {
    await storage.boards.commit({ board: aBoard() });
    const query = { archived: false, limit: 2 };

    expect(await callsOf(() => storage.boards.listAll(query))).toEqual(['Query', 'BatchGetItem']);
    expect(await callsOf(() => storage.boards.listByPerson('x@utec.edu.pe', query))).toEqual([
      'Query',
    ]);
    expect(await callsOf(() => storage.boards.listComments('1', { limit: 2 }))).toEqual(['Query']);
  });

  it('takes an incident from its worker, and its board with it, in one', async () => {
    for (const email of ['luis@limpieza.pe', 'eva@limpieza.pe']) {
      await storage.users.create(aWorker({ id: email, email }));
    }
    const { incident } = aCommit(anIncident({ assignment: anAssignment() }));
    await storage.incidents.commit(aCommit(incident));
    const assignment = anAssignment({ workerEmail: 'eva@limpieza.pe' });
    const change = aChange(incident, { assignment });

    expect(await callsOf(() => storage.incidents.commit(change))).toEqual(['TransactWriteItems']);
  });
});
