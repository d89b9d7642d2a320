import type { User } from '@vigia/domain/user';
import { ItemReader, type Item } from '../item-reader.js';
import { identityKey } from '../keys.js';
import type { NamedWrite } from '../transaction.js';

/** [OID-3] The write that makes an account be found by its identity, unless another account is; none without one. */
export function identityWrites(
  table: string,
  { identity, email }: Pick<User, 'identity' | 'email'>,
): readonly NamedWrite<'identity'>[] {
  if (identity === undefined) return [];
  const Put = {
    TableName: table,
    // Not `email`: the index by user lists what somebody may end.
    Item: { ...identityKey(identity), cuenta: email },
    ConditionExpression: 'attribute_not_exists(#id) OR #account = :account',
    ExpressionAttributeNames: { '#id': 'id', '#account': 'cuenta' },
    ExpressionAttributeValues: { ':account': email },
  };
  return [{ name: 'identity', write: { Put } }];
}

/** The address of the account that such a row names. */
export function accountOfIdentity(item: Item): string {
  return new ItemReader(item, 'tokens', ['id']).text('cuenta');
}
