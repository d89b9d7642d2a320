import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDynamoDb } from '../src/dynamodb/index.js';
import { createTable, openDatabase, type TestDatabase } from './support/database.js';

describe('the embedded DynamoDB server', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openDatabase();
  });
  afterEach(() => database.close());

  it('listens on the loopback address only', () => {
    expect(database.endpoint).toBe(`http://127.0.0.1:${database.port}`);
  });

  it('says which port is taken', async () => {
    await expect(startDynamoDb({ port: database.port })).rejects.toThrow(
      `Port ${database.port} is taken`,
    );
  });

  it('closes while clients keep their connections open', async () => {
    const idle = await openDatabase();
    await idle.client.send(new ListTablesCommand({}));
    const silent = connectSocket(idle.port, '127.0.0.1');
    await once(silent, 'connect');
    silent.on('error', () => undefined);

    await idle.close();
    await idle.close();

    await expect(fetch(idle.endpoint)).rejects.toThrow();
    silent.destroy();
  });

  it('outlives a client that hangs up in the middle of a request', async () => {
    const table = await createTable(database);
    const socket = connectSocket(database.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\nx-amz-target: DynamoDB_20120810.PutItem\r\n\r\n{"Table',
    );
    socket.resetAndDestroy();
    await once(socket, 'close');

    await database.documents.send(new PutCommand({ TableName: table, Item: { pk: 'a' } }));

    const { Item } = await database.documents.send(
      new GetCommand({ TableName: table, Key: { pk: 'a' } }),
    );
    expect(Item).toEqual({ pk: 'a' });
  });

  it('answers a health check', async () => {
    const response = await fetch(database.endpoint);

    expect(response.status).toBe(200);
  });

  it.each([
    ['an unsigned request', {}, '{}', 'MissingAuthenticationTokenException'],
    [
      'a body that is not JSON',
      { authorization: 'AWS4-HMAC-SHA256 x' },
      '{',
      'SerializationException',
    ],
    [
      'a body that is no object',
      { authorization: 'AWS4-HMAC-SHA256 x' },
      '[]',
      'SerializationException',
    ],
  ])('refuses %s', async (_what, headers: Record<string, string>, body, type) => {
    const response = await fetch(database.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables', ...headers },
      body,
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: expect.stringContaining(type) });
  });

  it('refuses an operation it does not know', async () => {
    const response = await fetch(database.endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.ExecuteStatement',
        authorization: 'AWS4-HMAC-SHA256 x',
      },
      body: '{}',
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: expect.stringContaining('UnknownOperationException'),
    });
  });
});

describe('a client with wrong credentials', () => {
  it('is served, because the embedded DynamoDB checks no signatures', async () => {
    const database = await openDatabase();
    const client = new DynamoDBClient({
      endpoint: database.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'someone', secretAccessKey: 'else' },
    });

    await expect(client.send(new ListTablesCommand({}))).resolves.toBeDefined();

    client.destroy();
    await database.close();
  });
});
