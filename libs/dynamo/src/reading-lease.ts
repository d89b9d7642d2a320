import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { failed, isConditionFailure } from './errors.js';
import { setting } from './expressions.js';

/** How far rows were read, and which task may read on: one row of a table. */
export class ReadingLease {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly key: Readonly<Record<string, string>>,
  ) {}

  /** Up to where rows were read ("" at first), for whoever holds the reading until then; undefined for all others. */
  async take(owner: string, now: string, until: string): Promise<string | undefined> {
    const update = setting({ titular: owner, plazo: until });
    try {
      const { Attributes } = await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: this.key,
          ...update,
          ConditionExpression:
            'attribute_not_exists(#plazo) OR #plazo <= :now OR #titular = :titular',
          ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':now': now },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return String(Attributes?.['hasta'] ?? '');
    } catch (error) {
      if (isConditionFailure(error)) return undefined;
      return failed('lease the reading of events')(error);
    }
  }

  /** Notes how far rows were read; false, and nothing happens, when somebody else holds the reading by now. */
  async advance(owner: string, cursor: string): Promise<boolean> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: this.key,
          UpdateExpression: 'SET #hasta = :hasta',
          ConditionExpression: '#titular = :titular',
          ExpressionAttributeNames: { '#hasta': 'hasta', '#titular': 'titular' },
          ExpressionAttributeValues: { ':hasta': cursor, ':titular': owner },
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('note how far events were read')(error);
    }
  }
}
