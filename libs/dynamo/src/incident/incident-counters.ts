import {
  COUNTERS,
  countsFrom,
  type CounterChanges,
  type IncidentCounts,
} from '@vigia/domain/incident';
import { ItemReader, type Item } from '../item-reader.js';
import { COUNTER_SHARDS, counterKey } from '../keys.js';
import type { NamedWrite } from '../transaction.js';

/** What happens to the counters because of one incident. */
export interface Counted {
  readonly id: string;
  readonly changes: CounterChanges;
}

/**
 * [CNT-2] The writes that keep the counters. A shard has one row, and a transaction one write for each row: what several
 * incidents change in it is added up.
 */
export function counterWrites(
  table: string,
  counted: readonly Counted[],
): readonly NamedWrite<'row'>[] {
  const shards = new Map<number, Map<string, number>>();
  for (const { id, changes } of counted) {
    const shard = shards.get(shardOf(id)) ?? new Map<string, number>();
    shards.set(shardOf(id), shard);
    for (const [counter, by] of changes) shard.set(counter, (shard.get(counter) ?? 0) + by);
  }
  return [...shards].flatMap(([shard, sums]): NamedWrite<'row'>[] => {
    const changes = [...sums].filter(([, by]) => by !== 0);
    if (changes.length === 0) return [];
    const Update = {
      TableName: table,
      Key: counterKey(shard),
      UpdateExpression: `ADD ${changes.map((_, n) => `#c${n} :c${n}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(changes.map(([name], n) => [`#c${n}`, name])),
      ExpressionAttributeValues: Object.fromEntries(changes.map(([, by], n) => [`:c${n}`, by])),
    };
    return [{ name: 'row', write: { Update } }];
  });
}

/** The sum of all shards; those that nothing was counted in yet have no row. */
export function countsOf(items: readonly Item[]): IncidentCounts {
  const sums = new Map<string, number>();
  for (const item of items) {
    const read = new ItemReader(item, 'activity', ['incidente_id', 'id']);
    for (const counter of COUNTERS.filter((name) => item[name] !== undefined)) {
      sums.set(counter, (sums.get(counter) ?? 0) + read.number(counter));
    }
  }
  return countsFrom((counter) => sums.get(counter) ?? 0);
}

/** Spreads ids evenly, and each always into the same shard. */
function shardOf(id: string): number {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return hash % COUNTER_SHARDS;
}
