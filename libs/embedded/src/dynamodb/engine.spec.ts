import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngine, type Engine } from './engine.js';
import { OPERATIONS } from './operations.js';
import { settleTables } from './tables.js';

describe('the engine', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openEngine(undefined);
    await run('CreateTable', {
      TableName: 'things',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    });
  });
  afterEach(() => engine.close());

  const run = (name: string, body: object) =>
    OPERATIONS.get(name)!(engine, body as Record<string, unknown>);

  it('closes the iterator of every query, a query cut by its limit included', async () => {
    const open = countOpenIterators(engine);
    for (const pk of ['a', 'b', 'c']) {
      await run('PutItem', { TableName: 'things', Item: { pk: { S: pk } } });
    }

    await run('Scan', { TableName: 'things' });
    await run('Scan', { TableName: 'things', Limit: 1 });
    await run('ListTables', {});

    expect(open.total()).toBeGreaterThanOrEqual(3);
    await expect.poll(open.now).toBe(0);
  });

  it('lets writers in one at a time, also after one that failed', async () => {
    const order: string[] = [];
    const failing = engine.exclusively(async () => {
      order.push('first in');
      await Promise.resolve();
      order.push('first out');
      throw new Error('refused');
    });
    const second = engine.exclusively(async () => {
      order.push('second in');
    });

    await expect(failing).rejects.toThrow('refused');
    await second;
    expect(order).toEqual(['first in', 'first out', 'second in']);
  });

  it('makes a table usable that a killed process left half created', async () => {
    const table = await engine.table('things');
    await engine.commit([
      { type: 'put', key: 'table~things', value: { ...table, TableStatus: 'CREATING' } },
      {
        type: 'put',
        key: 'table~gone',
        value: { ...table, TableName: 'gone', TableStatus: 'DELETING' },
      },
    ]);

    await settleTables(engine);

    await expect(engine.table('things')).resolves.toMatchObject({ TableStatus: 'ACTIVE' });
    await expect(engine.table('gone')).rejects.toThrow();
  });
});

function countOpenIterators({ store }: Engine) {
  const { db } = store;
  let opened = 0;
  let closed = 0;
  for (const method of ['keys', 'values'] as const) {
    const original = db[method].bind(db) as unknown as (range: unknown) => Closable;
    db[method] = ((range: unknown) => {
      const iterator = original(range);
      const close = iterator.close.bind(iterator);
      opened += 1;
      let isClosed = false;
      iterator.close = () => {
        if (!isClosed) closed += 1;
        isClosed = true;
        return close();
      };
      return iterator;
    }) as never;
  }
  return { total: () => opened, now: () => opened - closed };
}

interface Closable {
  close: () => Promise<void>;
}
