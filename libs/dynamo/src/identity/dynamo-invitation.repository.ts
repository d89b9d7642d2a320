import {
  GetCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { AccountEvent } from '@vigia/domain/audit';
import { InvitationRepository, type InvitationLink } from '@vigia/domain/identity';
import { ConcurrentChangeError, ReceiptExistsError, type Receipt } from '@vigia/domain/shared';
import { accountEventWrites, type Trail } from '../audit/account-event-write.js';
import { failed } from '../errors.js';
import { isNew } from '../expressions.js';
import { INVITATIONS, invitationKey, linkKey } from '../keys.js';
import { receiptWrites } from '../receipt/receipt-write.js';
import { TABLES, type TableNames } from '../table.js';
import { transact, type NamedWrite } from '../transaction.js';
import { fromInvitationItem, toInvitationItem } from './invitation.item.js';
import { toOneTimeTokenItem } from './one-time-token.item.js';

const [BY_USER] = TABLES.tokens.indexes;
const ATTEMPTS = 5;

/** Open invitations in DynamoDB: a row an address beside the link, so that one ends with the other. */
export class DynamoInvitationRepository extends InvitationRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'tokens'> & Trail,
  ) {
    super();
  }

  override async open(
    link: InvitationLink,
    receipt?: Receipt,
    event?: AccountEvent,
  ): Promise<void> {
    const TableName = this.tables.tokens;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const earlier = await this.stored(link.email);
      const refused = await transact(this.client, 'open an invitation', [
        {
          name: 'invitation',
          write: {
            Put: {
              TableName,
              Item: toInvitationItem(link),
              ...(earlier === undefined ? isNew('id') : isOf(earlier)),
            },
          },
        },
        { name: 'link', write: { Put: { TableName, Item: toOneTimeTokenItem(link) } } },
        ...(earlier === undefined ? [] : [this.endLink(earlier)]),
        ...receiptWrites(TableName, receipt),
        ...accountEventWrites(this.tables, event),
      ]);
      if (receipt !== undefined && refused.has('receipt')) throw new ReceiptExistsError(receipt.id);
      if (refused.size === 0) return;
    }
    throw new ConcurrentChangeError(link.email);
  }

  override async find(email: string, at: string): Promise<InvitationLink | undefined> {
    const link = await this.stored(email);
    return link !== undefined && link.expiresAt > at ? link : undefined;
  }

  override async list(at: string): Promise<readonly InvitationLink[]> {
    const links: InvitationLink[] = [];
    let start: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await this.client
        .send(
          new QueryCommand({
            TableName: this.tables.tokens,
            IndexName: BY_USER.name,
            KeyConditionExpression: '#email = :invitations',
            ExpressionAttributeNames: { '#email': BY_USER.key.partition },
            ExpressionAttributeValues: { ':invitations': INVITATIONS },
            ...(start !== undefined && { ExclusiveStartKey: start }),
          }),
        )
        .catch(failed('list invitations'));
      links.push(...(page.Items ?? []).map(fromInvitationItem));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return links.filter(({ expiresAt }) => expiresAt > at);
  }

  override async redeem(link: InvitationLink, at: string): Promise<boolean> {
    const Delete = {
      TableName: this.tables.tokens,
      Key: linkKey(link.hash),
      ConditionExpression: '#expiresAt > :at',
      ExpressionAttributeNames: { '#expiresAt': 'fecha_expira' },
      ExpressionAttributeValues: { ':at': at },
    };
    const refused = await transact(this.client, 'redeem an invitation', [
      { name: 'link', write: { Delete } },
      { name: 'invitation', write: { Delete: this.row(link.email) } },
    ]);
    return refused.size === 0;
  }

  override async revoke(email: string, event: AccountEvent): Promise<boolean> {
    const open = await this.stored(email);
    if (open === undefined) return false;
    const refused = await transact(this.client, 'revoke an invitation', [
      { name: 'invitation', write: { Delete: { ...this.row(email), ...isOf(open) } } },
      this.endLink(open),
      ...accountEventWrites(this.tables, event),
    ]);
    if (refused.has('invitation')) throw new ConcurrentChangeError(email);
    return true;
  }

  private async stored(email: string): Promise<InvitationLink | undefined> {
    const { Item } = await this.client
      .send(new GetCommand({ ...this.row(email), ConsistentRead: true }))
      .catch(failed('find an invitation'));
    return Item && fromInvitationItem(Item);
  }

  private endLink({ hash }: InvitationLink): NamedWrite<'earlier'> {
    return {
      name: 'earlier',
      write: { Delete: { TableName: this.tables.tokens, Key: linkKey(hash) } },
    };
  }

  private row(email: string) {
    const { id } = invitationKey(email);
    return { TableName: this.tables.tokens, Key: { id } };
  }
}

/** The condition that the row still is of this link. */
function isOf({ hash }: InvitationLink) {
  return {
    ConditionExpression: '#hash = :hash',
    ExpressionAttributeNames: { '#hash': 'hash' },
    ExpressionAttributeValues: { ':hash': hash },
  };
}
