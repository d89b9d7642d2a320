import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  AutoAssignmentRepository,
  NO_AUTO_ASSIGNMENT,
  type AutoAssignment,
} from '@vigia/domain/assignment';
import type { AccountEvent } from '@vigia/domain/audit';
import { ConcurrentChangeError, parseSpeciality } from '@vigia/domain/shared';
import { accountEventWrites, type Trail } from '../audit/account-event-write.js';
import { failed } from '../errors.js';
import { isNew, isStill } from '../expressions.js';
import { ItemReader } from '../item-reader.js';
import { AUTO_ASSIGNMENT_KEY } from '../keys.js';
import type { TableNames } from '../table.js';
import { transact } from '../transaction.js';

/** The switches of automatic assignment in DynamoDB. */
export class DynamoAutoAssignmentRepository extends AutoAssignmentRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'personal'> & Trail,
  ) {
    super();
  }

  override async find(): Promise<AutoAssignment> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.personal,
          Key: AUTO_ASSIGNMENT_KEY,
          ConsistentRead: true,
        }),
      )
      .catch(failed('find the switches of automatic assignment'));
    if (Item === undefined) return NO_AUTO_ASSIGNMENT;
    const read = new ItemReader(Item, 'personal', ['email', 'id']);
    return {
      trades: read
        .texts('especialidades')
        .map((word) => parseSpeciality(word) ?? read.unreadable('especialidades')),
      version: read.number('version'),
    };
  }

  override async save({ trades, version }: AutoAssignment, event?: AccountEvent): Promise<void> {
    const Item = { ...AUTO_ASSIGNMENT_KEY, especialidades: trades, version };
    const condition = version === 1 ? isNew('email') : isStill('email', version - 1);
    const Put = { TableName: this.tables.personal, Item, ...condition };
    const refused = await transact(this.client, 'save the switches of automatic assignment', [
      { name: 'switches', write: { Put } },
      ...accountEventWrites(this.tables, event),
    ]);
    if (refused.has('switches')) throw new ConcurrentChangeError(AUTO_ASSIGNMENT_KEY.id);
  }
}
