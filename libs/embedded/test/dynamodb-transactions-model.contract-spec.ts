import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTable,
  indexedByGroup,
  openDatabase,
  type TestDatabase,
} from './support/database.js';

/** What an item holds besides its key; `group` puts it into the index. */
interface Row {
  readonly n?: number;
  readonly group?: string;
}
type Model = ReadonlyMap<string, Row>;
type Condition = 'none' | 'exists' | 'absent' | { readonly below: number };
type Step = { readonly pk: string; readonly condition: Condition } & (
  | { readonly kind: 'put'; readonly row: Row }
  | { readonly kind: 'regroup'; readonly group: string | undefined }
  | { readonly kind: 'add'; readonly amount: number }
  | { readonly kind: 'increase'; readonly amount: number }
  | { readonly kind: 'delete' }
  | { readonly kind: 'check' }
);
type Transaction = readonly Step[];
type Entry = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const GROUPS = ['g1', 'g2'];
const pk = fc.constantFrom('a', 'b', 'c', 'd');
const group = fc.option(fc.constantFrom(...GROUPS), { nil: undefined });
const amount = fc.integer({ min: -3, max: 3 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('none' as const) },
  fc.constantFrom('exists' as const, 'absent' as const),
  fc.record({ below: amount }),
);
const row = fc
  .record({ n: fc.option(amount, { nil: undefined }), group })
  .map(({ n, group: g }): Row => ({ ...(n !== undefined && { n }), ...(g && { group: g }) }));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), pk, condition, row }),
  fc.record({ kind: fc.constant('regroup' as const), pk, condition, group }),
  fc.record({ kind: fc.constant('add' as const), pk, condition, amount }),
  fc.record({ kind: fc.constant('increase' as const), pk, condition, amount }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'check' as const), pk, condition }),
);
const transaction = fc.uniqueArray(step, { selector: (s) => s.pk, minLength: 1, maxLength: 4 });

/** What DynamoDB promises: every step looks at the state before, and all happen or none. */
function apply(model: Model, steps: Transaction): { codes: string[]; model: Model } {
  const next = new Map(model);
  const codes = steps.map((s) => {
    const before = model.get(s.pk);
    if (!holds(conditionOf(s), before)) return 'ConditionalCheckFailed';
    switch (s.kind) {
      case 'put':
        next.set(s.pk, s.row);
        break;
      case 'regroup': {
        const rest: Row = before?.n === undefined ? {} : { n: before.n };
        next.set(s.pk, s.group ? { ...rest, group: s.group } : rest);
        break;
      }
      case 'add':
        next.set(s.pk, { ...before, n: (before?.n ?? 0) + s.amount });
        break;
      case 'increase':
        if (before?.n === undefined) return 'ValidationError';
        next.set(s.pk, { ...before, n: before.n + s.amount });
        break;
      case 'delete':
        next.delete(s.pk);
        break;
      case 'check':
    }
    return 'None';
  });
  return { codes, model: codes.every((code) => code === 'None') ? next : model };
}

function holds(wanted: Condition, before: Row | undefined): boolean {
  if (wanted === 'none') return true;
  if (wanted === 'exists') return before !== undefined;
  if (wanted === 'absent') return before === undefined;
  return before?.n !== undefined && before.n < wanted.below;
}

/** A check without a condition is not a check. */
function conditionOf(s: Step): Condition {
  return s.kind === 'check' && s.condition === 'none' ? 'exists' : s.condition;
}

function toEntry(TableName: string, s: Step): Entry {
  const c = conditionOf(s);
  const values: Record<string, unknown> = {};
  const names: Record<string, string> = {};
  let ConditionExpression: string | undefined;
  if (c === 'exists') ConditionExpression = 'attribute_exists(pk)';
  else if (c === 'absent') ConditionExpression = 'attribute_not_exists(pk)';
  else if (c !== 'none') {
    ConditionExpression = 'n < :below';
    values[':below'] = c.below;
  }
  let UpdateExpression: string | undefined;
  if (s.kind === 'regroup') {
    names['#group'] = 'group';
    UpdateExpression = s.group ? 'SET #group = :group' : 'REMOVE #group';
    if (s.group) values[':group'] = s.group;
  } else if (s.kind === 'add' || s.kind === 'increase') {
    UpdateExpression = s.kind === 'add' ? 'ADD n :amount' : 'SET n = n + :amount';
    values[':amount'] = s.amount;
  }
  const common = {
    TableName,
    ...(ConditionExpression && { ConditionExpression }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
  };
  const Key = { pk: s.pk };
  if (s.kind === 'put') return { Put: { ...common, Item: { ...Key, ...s.row } } };
  if (s.kind === 'delete') return { Delete: { ...common, Key } };
  if (s.kind === 'check') return { ConditionCheck: { ...common, Key, ConditionExpression } };
  return { Update: { ...common, Key, UpdateExpression } };
}

describe('any sequence of transactions', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());

  it('ends like the same sequence on a plain map, index and reasons included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { maxLength: 12 }), async (sequence) => {
        const table = await createTable(database, indexedByGroup(false));
        let model: Model = new Map();

        for (const steps of sequence) {
          const expected = apply(model, steps);
          model = expected.model;
          const codes = await run(table, steps);
          expect(codes).toEqual(expected.codes);
        }

        expect(await stored(table)).toEqual(sorted([...model]));
        for (const name of GROUPS) {
          const members = [...model].filter(([, { group: g }]) => g === name);
          expect(await indexed(table, name)).toEqual(sorted(members));
        }
      }),
      { numRuns: 60 },
    );
  });

  async function run(table: string, steps: Transaction): Promise<string[]> {
    const TransactItems = steps.map((s) => toEntry(table, s));
    try {
      await database.documents.send(new TransactWriteCommand({ TransactItems }));
      return steps.map(() => 'None');
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      return error.CancellationReasons!.map(({ Code }) => Code!);
    }
  }

  async function stored(TableName: string) {
    const { Items } = await database.documents.send(new ScanCommand({ TableName }));
    return toRows(Items!);
  }

  async function indexed(TableName: string, name: string) {
    const { Items } = await database.documents.send(
      new QueryCommand({
        TableName,
        IndexName: 'by-group',
        KeyConditionExpression: '#group = :group',
        ExpressionAttributeNames: { '#group': 'group' },
        ExpressionAttributeValues: { ':group': name },
      }),
    );
    return toRows(Items!);
  }

  const toRows = (items: Record<string, unknown>[]) =>
    sorted(items.map(({ pk: key, ...rest }): [string, Row] => [key as string, rest]));
  const sorted = (rows: [string, Row][]) => rows.sort(([a], [b]) => (a < b ? -1 : 1));
});
