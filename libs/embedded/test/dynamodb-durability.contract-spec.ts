import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, createTable, indexedByGroup, openDatabase } from './support/database.js';

describe('a database in a folder', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'vigia-dynamodb-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  it('has its tables and items again after a restart', async () => {
    const before = await openDatabase({ path });
    const TableName = await createTable(before, indexedByGroup(false));
    await before.documents.send(
      new PutCommand({ TableName, Item: { pk: 'kept', group: 'all', text: 'ñandú 🦤' } }),
    );
    await before.close();

    const after = await openDatabase({ path });
    const { Item } = await after.documents.send(new GetCommand({ TableName, Key: { pk: 'kept' } }));
    await after.close();

    expect(Item).toEqual({ pk: 'kept', group: 'all', text: 'ñandú 🦤' });
  });

  it('knows a transaction token after a restart', async () => {
    const before = await openDatabase({ path });
    const TableName = await createTable(before);
    const addOne = new TransactWriteCommand({
      ClientRequestToken: 'resent-after-restart',
      TransactItems: [
        {
          Update: {
            TableName,
            Key: { pk: 'counter' },
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ],
    });
    await before.documents.send(addOne);
    await before.close();

    const after = await openDatabase({ path });
    await after.documents.send(addOne);
    const { Item } = await after.documents.send(
      new GetCommand({ TableName, Key: { pk: 'counter' } }),
    );
    await after.close();

    expect(Item).toEqual({ pk: 'counter', n: 1 });
  });

  it('loses nothing it acknowledged and keeps no half transaction when it is killed', async () => {
    const { child, endpoint } = await startChild(path);
    const { client, documents } = connect(endpoint);
    const TableName = await createTable({ client }, indexedByGroup(false));
    const acknowledged: string[] = [];

    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let turn = 0; ; turn += 1) {
        const id = `${writer}-${turn}`;
        const Items = ['left', 'right'].map((side) => ({ pk: `${side}-${id}`, group: id }));
        const TransactItems = Items.map((Item) => ({ Put: { TableName, Item } }));
        await documents.send(new TransactWriteCommand({ TransactItems }));
        acknowledged.push(id);
        if (acknowledged.length === 300) child.kill('SIGKILL');
      }
    });
    await Promise.allSettled(writers);
    await exited(child);
    client.destroy();

    const after = await openDatabase({ path });
    const stored = new Map<string, number>();
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await after.documents.send(new ScanCommand({ TableName, ExclusiveStartKey }));
      for (const { group } of page.Items!) {
        stored.set(group as string, (stored.get(group as string) ?? 0) + 1);
      }
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect([...stored].filter(([, sides]) => sides !== 2)).toEqual([]);
    for (const id of stored.keys()) {
      const { Count } = await after.documents.send(
        new QueryCommand({
          TableName,
          IndexName: 'by-group',
          KeyConditionExpression: '#group = :group',
          ExpressionAttributeNames: { '#group': 'group' },
          ExpressionAttributeValues: { ':group': id },
        }),
      );
      expect(Count).toBe(2);
    }
    await after.close();
  });

  it('is refused to a second process, with the folder named', async () => {
    const { child } = await startChild(path);

    await expect(openDatabase({ path })).rejects.toThrow(
      `The data folder ${path} is in use by another process.`,
    );

    child.kill('SIGKILL');
    await exited(child);
  });
});

async function startChild(path: string): Promise<{ child: ChildProcess; endpoint: string }> {
  const program = join(import.meta.dirname, 'support', 'durable-database.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=@vigia/source', program, path],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [endpoint] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, endpoint };
}

async function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
