import { describeContinuousBackups, updateContinuousBackups } from './continuous-backups.js';
import { loadOperation } from './dynalite.js';
import { batchWrite, itemWrite } from './item-writes.js';
import { readInput, type Operation } from './operation.js';
import { createTable, deleteTable, updateTable } from './tables.js';
import { describeTimeToLive, updateTimeToLive } from './time-to-live.js';
import { transactGetItems, transactWriteItems } from './transactions.js';

/** Every operation the embedded DynamoDB answers, by the name in `X-Amz-Target`. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['PutItem', itemWrite('putItem')],
  ['UpdateItem', itemWrite('updateItem')],
  ['DeleteItem', itemWrite('deleteItem')],
  ['BatchWriteItem', batchWrite()],
  ['TransactWriteItems', transactWriteItems],
  ['TransactGetItems', transactGetItems],

  ['GetItem', dynalites('getItem')],
  ['BatchGetItem', dynalites('batchGetItem')],
  ['Query', dynalites('query')],
  ['Scan', dynalites('scan')],

  ['CreateTable', createTable],
  ['UpdateTable', updateTable],
  ['DeleteTable', deleteTable],
  ['DescribeTable', dynalites('describeTable')],
  ['ListTables', dynalites('listTables')],
  ['TagResource', dynalites('tagResource')],
  ['UntagResource', dynalites('untagResource')],
  ['ListTagsOfResource', dynalites('listTagsOfResource')],

  ['UpdateTimeToLive', updateTimeToLive],
  ['DescribeTimeToLive', describeTimeToLive],
  ['UpdateContinuousBackups', updateContinuousBackups],
  ['DescribeContinuousBackups', describeContinuousBackups],
]);

/** An operation that dynalite answers by itself. */
function dynalites(name: string): Operation {
  const { action, rules } = loadOperation(name);
  return (engine, body) => engine.run(action, readInput(engine, rules, body));
}
