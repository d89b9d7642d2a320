import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import {
  DynamoAccountEventRepository,
  DynamoAutoAssignmentRepository,
  DynamoBoardRepository,
  DynamoBoardStateRepository,
  DynamoConnectionRepository,
  DynamoConversationRepository,
  DynamoDeviceRepository,
  DynamoEndedAccessRepository,
  DynamoFilterShelfRepository,
  DynamoPreferencesRepository,
  DynamoFollowedRepository,
  DynamoFollowerRepository,
  DynamoIncidentRepository,
  DynamoInvitationRepository,
  DynamoNotificationRepository,
  DynamoOneTimeTokenRepository,
  DynamoOutreachRepository,
  DynamoPhotoRepository,
  DynamoReceiptRepository,
  DynamoSessionRepository,
  DynamoUserRepository,
  DynamoWebhookRepository,
  DynamoWorkRepository,
  createDocumentClient,
  createTables,
  tableNames,
  type TableNames,
} from '../../src/index.js';
import { DYNAMODB_ENDPOINT } from '../config.js';
import type { Storage } from './storage.js';

/** A DynamoDB for one test file: the one of DYNAMODB_ENDPOINT, or the embedded engine. */
export interface DynamoEngine {
  readonly client: DynamoDBDocumentClient;
  /** Names of tables that nobody has made yet; `close` removes them. */
  freshNames(): TableNames;
  /** Makes fresh tables. */
  createTables(): Promise<TableNames>;
  /** Every port over fresh tables. */
  open(): Promise<Storage>;
  /** Removes the tables it made, and ends. */
  close(): Promise<void>;
}

export async function startDynamoEngine(): Promise<DynamoEngine> {
  const embedded = DYNAMODB_ENDPOINT === undefined ? await startDynamoDb() : undefined;
  const endpoint = embedded?.endpoint ?? DYNAMODB_ENDPOINT;
  const client = createDocumentClient({ region: 'us-east-1', endpoint });
  const made: TableNames[] = [];
  const freshNames = (): TableNames => {
    const names = tableNames(`test-${randomUUID()}`);
    made.push(names);
    return names;
  };
  const create = async (): Promise<TableNames> => {
    const names = freshNames();
    await createTables(client, names);
    return names;
  };
  return {
    client,
    freshNames,
    createTables: create,
    open: async () => dynamoStorage(client, await create()),
    close: async () => {
      if (embedded === undefined) await removeTables(client, made);
      client.destroy();
      await embedded?.close();
    },
  };
}

/** Every port over existing tables. */
export function dynamoStorage(client: DynamoDBDocumentClient, tables: TableNames): Storage {
  return {
    incidents: new DynamoIncidentRepository(client, tables),
    followers: new DynamoFollowerRepository(client, tables),
    followed: new DynamoFollowedRepository(client, tables),
    conversations: new DynamoConversationRepository(client, tables),
    work: new DynamoWorkRepository(client, tables),
    users: new DynamoUserRepository(client, tables),
    notifications: new DynamoNotificationRepository(client, tables),
    connections: new DynamoConnectionRepository(client, tables, 2),
    sessions: new DynamoSessionRepository(client, tables),
    endedAccess: new DynamoEndedAccessRepository(client, tables),
    tokens: new DynamoOneTimeTokenRepository(client, tables),
    invitations: new DynamoInvitationRepository(client, tables),
    receipts: new DynamoReceiptRepository(client, tables),
    photos: new DynamoPhotoRepository(client, tables),
    boards: new DynamoBoardRepository(client, tables),
    boardStates: new DynamoBoardStateRepository(client, tables),
    outreach: new DynamoOutreachRepository(client, tables),
    webhooks: new DynamoWebhookRepository(client, tables),
    accountEvents: new DynamoAccountEventRepository(client, tables),
    autoAssignment: new DynamoAutoAssignmentRepository(client, tables),
    devices: new DynamoDeviceRepository(client, tables),
    preferences: new DynamoPreferencesRepository(client, tables),
    filterShelves: new DynamoFilterShelfRepository(client, tables),
  };
}

async function removeTables(
  client: DynamoDBDocumentClient,
  made: readonly TableNames[],
): Promise<void> {
  for (const TableName of made.flatMap((names) => Object.values(names))) {
    await client.send(new DeleteTableCommand({ TableName })).catch((error: unknown) => {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    });
  }
}
