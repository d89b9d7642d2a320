import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type QueryCommandOutput,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { AccountEvent } from '@vigia/domain/audit';
import { SessionRepository, type Session } from '@vigia/domain/identity';
import { accountEventWrites, type Trail } from '../audit/account-event-write.js';
import { failed, isConditionFailure } from '../errors.js';
import { setting } from '../expressions.js';
import { SESSION_PREFIX, sessionKey } from '../keys.js';
import { TABLES, type TableNames } from '../table.js';
import { transact, type NamedWrite } from '../transaction.js';
import { fromSessionItem, toSessionItem } from './session.item.js';
import { laterExpiries } from './later-expiries.js';

const [BY_USER] = TABLES.tokens.indexes;

/** Sessions in DynamoDB. */
export class DynamoSessionRepository extends SessionRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'tokens'> & Trail,
  ) {
    super();
  }

  override async create(session: Session, event?: AccountEvent): Promise<void> {
    const Put = { TableName: this.tables.tokens, Item: toSessionItem(session) };
    if (event === undefined) {
      await this.client.send(new PutCommand(Put)).catch(failed('store a session'));
    } else await this.write('store a session', { Put }, event);
  }

  override async find(id: string): Promise<Session | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.tokens,
          Key: sessionKey(id),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find a session'));
    return Item && fromSessionItem(Item);
  }

  override async listByUser(email: string): Promise<readonly Session[]> {
    const sessions: Session[] = [];
    let start: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await this.client
        .send(
          new QueryCommand({
            TableName: this.tables.tokens,
            IndexName: BY_USER.name,
            KeyConditionExpression: '#email = :email AND begins_with(#id, :session)',
            ExpressionAttributeNames: { '#email': BY_USER.key.partition, '#id': BY_USER.key.sort },
            ExpressionAttributeValues: { ':email': email, ':session': SESSION_PREFIX },
            ...(start !== undefined && { ExclusiveStartKey: start }),
          }),
        )
        .catch(failed('list the sessions of a user'));
      sessions.push(...(page.Items ?? []).map(fromSessionItem));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return sessions;
  }

  override async slide(session: Session): Promise<boolean> {
    const { fecha_expira_cookie, fecha_expira, expira } = toSessionItem(session);
    const change = setting({ fecha_expira_cookie, fecha_expira, expira });
    const isForward =
      '#fecha_expira_cookie <= :fecha_expira_cookie AND #fecha_expira <= :fecha_expira';
    if (await this.update(session.id, { ...change, ConditionExpression: isForward })) return true;
    // Gone, or another request of the same session moved one of them further meanwhile.
    const stored = await this.find(session.id);
    return stored === undefined ? false : this.slide(laterExpiries(session, stored));
  }

  override rotate(session: Session, fromHash: string): Promise<boolean> {
    const { refresh_hash, fecha_expira, expira } = toSessionItem(session);
    const change = setting({ refresh_hash, fecha_expira, expira });
    return this.update(session.id, {
      ...change,
      ConditionExpression: '#refresh_hash = :current',
      ExpressionAttributeValues: { ...change.ExpressionAttributeValues, ':current': fromHash },
    });
  }

  override prove(id: string, at: string): Promise<boolean> {
    return this.update(id, {
      ...setting({ fecha_prueba: at }),
      ConditionExpression: 'attribute_exists(id)',
    });
  }

  override async remove(id: string, event?: AccountEvent): Promise<void> {
    const Delete = { TableName: this.tables.tokens, Key: sessionKey(id) };
    if (event === undefined) {
      await this.client.send(new DeleteCommand(Delete)).catch(failed('remove a session'));
    } else await this.write('remove a session', { Delete }, event);
  }

  private async write(
    operation: string,
    write: NamedWrite<'session'>['write'],
    event: AccountEvent,
  ): Promise<void> {
    await transact(this.client, operation, [
      { name: 'session', write },
      ...accountEventWrites(this.tables, event),
    ]);
  }

  private async update(
    id: string,
    change: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
  ): Promise<boolean> {
    try {
      const command = { TableName: this.tables.tokens, Key: sessionKey(id), ...change };
      await this.client.send(new UpdateCommand(command));
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('change a session')(error);
    }
  }
}
