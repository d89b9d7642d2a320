import { ApiError, isRefusal, refusalName, type Refusal } from './api-error.js';
import { db, loadOperation, type Item } from './dynalite.js';
import { readInput, wantsItemOnRefusal, type Operation } from './operation.js';
import { bufferWrites } from './write-buffer.js';

interface SingleWrite {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
}

/** Writes one item together with its index rows. */
export function itemWrite(name: 'putItem' | 'updateItem' | 'deleteItem'): Operation {
  const { action, rules } = loadOperation(name);
  return (engine, body) => {
    const showItem = wantsItemOnRefusal(body);
    const data = readInput(engine, rules, body) as SingleWrite;

    return engine.exclusively(async () => {
      const buffer = bufferWrites(engine.store);
      try {
        const result = await engine.run(action, data, buffer.store);
        await engine.commit(buffer.changes);
        return result;
      } catch (error) {
        const refused =
          isRefusal(error) && refusalName(error) === 'ConditionalCheckFailedException';
        if (!refused || !showItem) throw error;
        const table = await engine.table(data.TableName);
        const key = db.createKey(data.Item ?? data.Key ?? {}, table);
        const item = await engine.item(data.TableName, key);
        throw item ? withItem(error, item) : error;
      }
    });
  };
}

/** Writes up to 25 items at once; unlike DynamoDB's, this batch is never half done. */
export function batchWrite(): Operation {
  const { action, rules } = loadOperation('batchWriteItem');
  return (engine, body) => {
    const data = readInput(engine, rules, body);
    return engine.exclusively(async () => {
      const buffer = bufferWrites(engine.store);
      const result = await engine.run(action, data, buffer.store);
      await engine.commit(buffer.changes);
      return result;
    });
  };
}

function withItem({ body, message }: Refusal, item: Item): ApiError {
  return new ApiError(body.__type, message, { Item: item });
}
