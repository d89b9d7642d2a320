import { tallyKey } from './keys.js';
import type { NamedWrite } from './transaction.js';

/** The write that lets a partition of the table of activity have one row more, up to a bound. */
export function tallyWrite(table: string, partition: string, max: number): NamedWrite<'tally'> {
  return {
    name: 'tally',
    write: {
      Update: {
        TableName: table,
        Key: tallyKey(partition),
        UpdateExpression: 'ADD #rows :one',
        ConditionExpression: 'attribute_not_exists(#rows) OR #rows < :max',
        ExpressionAttributeNames: { '#rows': 'cuantos' },
        ExpressionAttributeValues: { ':one': 1, ':max': max },
      },
    },
  };
}
