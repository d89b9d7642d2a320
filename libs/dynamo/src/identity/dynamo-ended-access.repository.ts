import {
  PutCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { EndedAccessRepository } from '@vigia/domain/identity';
import { failed } from '../errors.js';
import { expirySecond } from '../expiry.js';
import { ItemReader } from '../item-reader.js';
import { ENDED_ACCESS, endedAccessFrom, endedAccessKey } from '../keys.js';
import { TABLES, type TableNames } from '../table.js';

const [BY_USER] = TABLES.tokens.indexes;
/** Longer than an access token lives and clocks disagree. */
const KEPT_MS = 3_600_000;

/** Whose access ended lately, in DynamoDB. */
export class DynamoEndedAccessRepository extends EndedAccessRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'tokens'>,
  ) {
    super();
  }

  override async mark(email: string, at: string): Promise<void> {
    const Item = {
      ...endedAccessKey(email, at),
      cuenta: email,
      expira: expirySecond(new Date(Date.parse(at) + KEPT_MS).toISOString()),
    };
    await this.client
      .send(new PutCommand({ TableName: this.tables.tokens, Item }))
      .catch(failed('mark ended access'));
  }

  override async listSince(since: string): Promise<readonly string[]> {
    const emails = new Set<string>();
    let start: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await this.client
        .send(
          new QueryCommand({
            TableName: this.tables.tokens,
            IndexName: BY_USER.name,
            KeyConditionExpression: '#email = :ended AND #id >= :since',
            ExpressionAttributeNames: { '#email': BY_USER.key.partition, '#id': BY_USER.key.sort },
            ExpressionAttributeValues: { ':ended': ENDED_ACCESS, ':since': endedAccessFrom(since) },
            ...(start !== undefined && { ExclusiveStartKey: start }),
          }),
        )
        .catch(failed('list ended access'));
      for (const item of page.Items ?? []) {
        emails.add(new ItemReader(item, 'tokens', ['id']).text('cuenta'));
      }
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return [...emails];
  }
}
